package org.ventanilla.hub.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.SendOutcome;

/**
 * How one attempt to send ended, and what follows. Pure.
 *
 * @param mayHaveLeft whether the recipient may have got something: only then does it count against their budget
 */
record Attempt(NoticeState next, @Nullable String providerId, boolean mayHaveLeft) {
    static Attempt of(NoticeRow notice, SendOutcome outcome, Instant now) {
        boolean left =
                switch (outcome.ending()) {
                    case SENT, UNKNOWN -> true;
                    case RETRY, REJECTED, STOPPED, UNDELIVERABLE_HERE -> false;
                };
        var next = NoticeState.after(outcome, notice.attempt(), now, Retries.STANDARD);
        return new Attempt(next, outcome.providerId(), left);
    }

    /** Not tried at all: it will be, at another time. */
    static Attempt later(Instant when, String code) {
        return new Attempt(new NoticeState(NoticeState.DUE, when, code), null, false);
    }

    /** Not tried at all. */
    static Attempt none(String state, String code) {
        return new Attempt(new NoticeState(state, null, code), null, false);
    }
}
