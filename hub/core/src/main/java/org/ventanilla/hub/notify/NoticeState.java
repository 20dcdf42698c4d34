package org.ventanilla.hub.notify;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.SendOutcome;

/** Where a message stands after an attempt. Pure; the words are those in the database. */
record NoticeState(String state, @Nullable Instant dueAt, @Nullable String code) {
    static final String DUE = "due";
    static final String SENDING = "sending";
    /** The channel has it and has not answered yet. */
    static final String HANDED = "handed";

    static final String SENT = "sent";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";
    static final String HELD = "held";
    static final String DEAD = "dead";
    static final String STOPPED = "stopped";
    /** Nothing arrives there, and the reporter has no other way. */
    static final String UNDELIVERABLE = "undeliverable";

    /**
     * @param attempt how many attempts there were, this one included
     */
    static NoticeState after(SendOutcome outcome, int attempt, Instant now, Retries retries) {
        return switch (outcome.ending()) {
            case SENT -> new NoticeState(SENT, null, null);
            case STOPPED -> new NoticeState(STOPPED, null, outcome.code());
            // May have been sent: sending again could tell the citizen twice, so a person decides.
            case REJECTED, UNDELIVERABLE_HERE, UNKNOWN -> new NoticeState(DEAD, null, outcome.code());
            case RETRY -> {
                Optional<Instant> next = retries.next(attempt, now, outcome.retryAfterSeconds());
                yield next.isPresent()
                        ? new NoticeState(DUE, next.get(), outcome.code())
                        : new NoticeState(DEAD, null, outcome.code());
            }
        };
    }
}
