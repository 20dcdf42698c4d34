package org.ventanilla.hub.consumers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.Events;

/**
 * How a consumer stands. Pure.
 *
 * @param lag positions of the log after its cursor; its filter may want fewer
 * @param waitingSince when the first event after its cursor was written; null when there is none
 */
public record Standing(Consumer consumer, long lag, @Nullable Instant waitingSince, State state) {
    /** Of the time events are given out; who is further behind is warned about. */
    private static final double PATIENCE = 0.8;

    /** Whether it can go on from its cursor. */
    public enum State {
        FOLLOWS,
        /** Soon what comes next for it will not be given out any more. */
        AT_RISK,
        /** What comes next for it is not given out any more: it needs a snapshot. */
        FELL_OFF,
        /** The log was restored: it needs a snapshot. */
        OTHER_EPOCH
    }

    static Standing of(Consumer c, Events.Head head, @Nullable Instant waitingSince, Clockwise at) {
        long lag = Math.max(0, head.position() - c.cursor().position());
        return new Standing(c, lag, waitingSince, state(c, head, waitingSince, at));
    }

    /** Now, and how far back events are given out; 0 days for ever. */
    record Clockwise(Instant now, int keepDays) {
        boolean isNearlyOver(Instant since) {
            Duration kept = Duration.ofDays(keepDays);
            return keepDays > 0 && Duration.between(since, now).toMillis() > kept.toMillis() * PATIENCE;
        }
    }

    private static State state(Consumer c, Events.Head head, @Nullable Instant waitingSince, Clockwise at) {
        if (!c.cursor().epoch().equals(head.epoch())) {
            return State.OTHER_EPOCH;
        }
        if (c.cursor().position() < head.oldest()) {
            return State.FELL_OFF;
        }
        return waitingSince != null && at.isNearlyOver(waitingSince) ? State.AT_RISK : State.FOLLOWS;
    }

    /** How old the first event is that it has not acknowledged. */
    public Duration age(Instant now) {
        return waitingSince == null ? Duration.ZERO : Duration.between(waitingSince, now);
    }
}
