package org.ventanilla.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What a reader of the live bus does with what it hears. The bus may lose, double and reorder; the log does not. Whoever keeps
 * the last position applied and asks here loses nothing: the next event is applied, an old one dropped, and after a gap, another
 * epoch or too long a silence the log is read from the cursor. A reader with a filter sees gaps all the time: for it the live
 * bus is a doorbell only. Pure; time comes in as a parameter.
 */
public final class GapCheck {
    private GapCheck() {}

    /** What to do now. */
    public enum Step {
        /** It is the next one. */
        APPLY,
        /** It was applied before. */
        DROP,
        /** Something is missing: read from the cursor. */
        READ
    }

    /**
     * An event came.
     *
     * @param last position of the last event applied, 0 for none
     * @param position of the event that came
     */
    public static Step event(long last, long position) {
        if (position <= last) {
            return Step.DROP;
        }
        return position == last + 1 ? Step.APPLY : Step.READ;
    }

    /** A heartbeat came. Reading tells explicitly when the epoch is another one. */
    public static Step heartbeat(EventCursor last, EventCursor head) {
        return last.epoch().equals(head.epoch()) && head.position() <= last.position() ? Step.DROP : Step.READ;
    }

    /** Nothing came. Two heartbeats may be lost before that means anything. */
    public static Step silence(Instant lastHeard, Instant now, Duration heartbeat) {
        return Duration.between(lastHeard, now).compareTo(heartbeat.multipliedBy(3)) > 0 ? Step.READ : Step.DROP;
    }
}
