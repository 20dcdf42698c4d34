package org.ventanilla.connector.conformance;

import java.util.List;
import org.ventanilla.model.DeliveryReceipt;

/** The provider's sending side: what reached it, and how it answers. */
public interface Outbox {
    /** How the provider treats what is to be sent. */
    enum Answer {
        TAKEN,
        /** Too fast; come again after {@link #retryAfterSeconds}. */
        THROTTLED,
        /** Its own bad day: 5xx, 4xx of SMTP. */
        BROKEN,
        /** It will never take this: 4xx, 5xx of SMTP. */
        REFUSED,
        /** The recipient said stop. */
        OPTED_OUT,
        /** Takes it, and breaks the connection before it says so. */
        TAKEN_UNSAID
    }

    /** What was taken, oldest first. */
    record Sent(String recipient, String text) {
        @Override
        public String toString() {
            return "Sent[" + text.length() + " characters]";
        }
    }

    List<Sent> sent();

    /** How many times it was asked, taken or not. */
    int asked();

    /** From now on. */
    void be(Answer answer) throws Exception;

    /** What THROTTLED says. */
    default long retryAfterSeconds() {
        throw FaultySource.missing("outbox().retryAfterSeconds");
    }

    /** How many of queued, sent, delivered and read the channel can report. */
    default int statuses() {
        return 4;
    }

    /** Reports what became of a message; the source need not have sent it. */
    default void report(String deliveryId, DeliveryReceipt.State state) throws Exception {
        throw FaultySource.missing("outbox().report");
    }
}
