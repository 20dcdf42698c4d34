package org.ventanilla.connector.sms;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.DeliveryReceipt.State;
import org.ventanilla.model.SendOutcome.Ending;

/** A status callback as news about a message we sent (Twilio, "Track outbound message status"). */
final class StatusReader {
    /** A telephone that is switched off now is on again in an hour, more likely than not. */
    private static final long AGAIN_AFTER_S = 3_600;

    private final String instance;
    private final PhoneBook phoneBook;
    private final ApiAnswers answers;

    StatusReader(String instance, PhoneBook phoneBook, ApiAnswers answers) {
        this.answers = answers;
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
        var state = state(status);
        var ending = state == State.FAILED && code != null ? answers.onTheWay(code) : null;
        var again = ending == Ending.RETRY ? AGAIN_AFTER_S : null;
        var receipt = new DeliveryReceipt(instance, deliveryId, providerId, state, code, receivedAt, again);
        var recipient = phoneBook.read(parameters.first("To")).address();
        var control = ending == null ? null : control(ending);
        if (control == null || recipient == null) {
            return List.of(new Inbound.Delivery(receipt));
        }
        var said = new ControlEvent(instance, recipient, control, deliveryId, code, receivedAt, null);
        return List.of(new Inbound.Delivery(receipt), new Inbound.Control(said));
    }

    /** What it says about the number, beyond the one message. */
    private static ControlEvent.@Nullable Type control(Ending ending) {
        return switch (ending) {
            case STOPPED -> ControlEvent.Type.STOP;
            case UNDELIVERABLE_HERE -> ControlEvent.Type.BOUNCE_HARD;
            case SENT, RETRY, REJECTED, UNKNOWN -> null;
        };
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
