package org.ventanilla.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the channel later says about a message we sent. All are stored; the notice's state climbs a ladder and never goes
 * back (CONTRACT §3.4).
 *
 * @param instance connector that heard it
 * @param deliveryId the notice, when the callback carries it
 * @param providerId the channel's id of the message
 * @param code the provider's error code, when it failed
 * @param againAfterSeconds when it failed and may arrive another time: how long to wait; absent when trying again is no use
 */
public record DeliveryReceipt(
        String instance,
        @Nullable String deliveryId,
        @Nullable String providerId,
        State state,
        @Nullable String code,
        Instant at,
        @Nullable Long againAfterSeconds) {

    /** The ladder, lowest first; FAILED is terminal below DELIVERED. */
    public enum State {
        QUEUED,
        HANDED,
        SENT,
        FAILED,
        DELIVERED,
        READ
    }
}
