package org.ventanilla.model;

import org.jspecify.annotations.Nullable;

/**
 * How a sending attempt ended (CONTRACT §3.4).
 *
 * @param providerId the channel's own id of the message (SENT)
 * @param code stable reason, the provider's own where there is one
 * @param retryAfterSeconds for RETRY, when the provider named a time
 */
public record SendOutcome(
        Ending ending, @Nullable String providerId, @Nullable String code, @Nullable Long retryAfterSeconds) {

    /** What the hub does next follows from this alone. */
    public enum Ending {
        /** Handed to the channel. */
        SENT,
        /** Not sent; try again later. */
        RETRY,
        /** Will never work like this; a person must look. */
        REJECTED,
        /** The recipient said stop. */
        STOPPED,
        /** Not reachable on this channel; another may do. */
        UNDELIVERABLE_HERE,
        /** May or may not have been sent: look it up before any resend. */
        UNKNOWN
    }

    public static SendOutcome sent(@Nullable String providerId) {
        return new SendOutcome(Ending.SENT, providerId, null, null);
    }

    public static SendOutcome retry(String code, @Nullable Long afterSeconds) {
        return new SendOutcome(Ending.RETRY, null, code, afterSeconds);
    }

    public static SendOutcome ended(Ending ending, String code) {
        return new SendOutcome(ending, null, code, null);
    }
}
