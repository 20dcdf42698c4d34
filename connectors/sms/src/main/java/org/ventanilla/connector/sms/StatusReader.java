package org.ventanilla.connector.sms;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.DeliveryReceipt.State;

/** A status callback as news about a message we sent (Twilio, "Track outbound message status"). */
final class StatusReader {
    private static final String UNSUBSCRIBED = "21610";
    private final String instance;
    private final PhoneBook phoneBook;

    StatusReader(String instance, PhoneBook phoneBook) {
        this.instance = instance;
        this.phoneBook = phoneBook;
    }

    /**
     * Throws {@link IllegalArgumentException} when the callback names no state.
     *
     * @param deliveryId ours, from the callback address; it is there even before we stored the provider's id
     */
    List<Inbound> read(Parameters parameters, @Nullable String deliveryId, Instant receivedAt) {
        var status = parameters.firstOf("MessageStatus", "SmsStatus");
        if (status == null) {
            throw new IllegalArgumentException("status callback without MessageStatus");
        }
        var providerId = parameters.firstOf("MessageSid", "SmsSid");
        var code = parameters.firstOf("ErrorCode");
        var delivery = new Inbound.Delivery(
                new DeliveryReceipt(instance, deliveryId, providerId, state(status), code, receivedAt));
        var recipient = phoneBook.read(parameters.first("To")).address();
        if (!UNSUBSCRIBED.equals(code) || recipient == null) {
            return List.of(delivery);
        }
        var stop = new ControlEvent(instance, recipient, ControlEvent.Type.STOP, deliveryId, code, receivedAt, null);
        return List.of(delivery, new Inbound.Control(stop));
    }

    /** A state we do not know proves no more than that the provider has the message. */
    static State state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "accepted", "scheduled", "queued" -> State.QUEUED;
            case "sent", "partially_delivered" -> State.SENT;
            case "delivered" -> State.DELIVERED;
            case "read" -> State.READ;
            case "undelivered", "failed", "canceled" -> State.FAILED;
            default -> State.HANDED;
        };
    }
}
