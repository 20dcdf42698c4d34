package org.ventanilla.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A reader's place in the log while it listens to the live bus: what {@link GapCheck} decides, with the cursor and the time of the
 * last sign of life kept. Its owner asks what to do with what came, does it, and says how far it is. It reads from
 * {@link #cursor()} whenever the answer is {@code READ}, also once at the start. No I/O; time comes in as a parameter. Not
 * thread-safe.
 */
public final class EventFollower {
    /** Whether everything in the log is of interest: a filter sees gaps all the time, so for it the live bus only rings. */
    public enum Wants {
        ALL,
        SOME
    }

    private final Wants wants;
    private final Duration heartbeat;
    private EventCursor cursor;
    private Instant heard;

    /**
     * @param cursor what was applied already
     * @param heartbeat how often the log says that it is there
     */
    public EventFollower(EventCursor cursor, Wants wants, Duration heartbeat, Instant now) {
        this.cursor = cursor;
        this.wants = wants;
        this.heartbeat = heartbeat;
        this.heard = now;
    }

    /** Up to where everything was applied; what is kept with the effects and what is read from. */
    public EventCursor cursor() {
        return cursor;
    }

    /** An event came over the live bus. After {@code APPLY} the owner calls {@link #applied}. */
    public GapCheck.Step event(long position, Instant now) {
        heard = now;
        GapCheck.Step step = GapCheck.event(cursor.position(), position);
        return step == GapCheck.Step.APPLY && wants == Wants.SOME ? GapCheck.Step.READ : step;
    }

    /** A heartbeat came. */
    public GapCheck.Step heartbeat(EventCursor head, Instant now) {
        heard = now;
        return GapCheck.heartbeat(cursor, head);
    }

    /** To be asked now and then: nothing may have come for too long. After {@code READ} it is patient again. */
    public GapCheck.Step silence(Instant now) {
        GapCheck.Step step = GapCheck.silence(heard, now, heartbeat);
        if (step == GapCheck.Step.READ) {
            heard = now;
        }
        return step;
    }

    /** Whether this one, of a page or of the bus, is the next: what a page and the bus bring both is applied once. */
    public boolean isNext(long position) {
        return GapCheck.event(cursor.position(), position) == GapCheck.Step.APPLY;
    }

    /** The event at this position was applied. Never moves back. */
    public void applied(long position) {
        if (position > cursor.position()) {
            cursor = new EventCursor(cursor.epoch(), position);
        }
    }

    /** A page was applied; its {@code next} passes over what a filter left out. Never moves back within a log. */
    public void read(EventCursor next) {
        if (next.epoch().equals(cursor.epoch())) {
            applied(next.position());
        } else {
            cursor = next;
        }
    }

    /** Begins anew elsewhere: after a snapshot. */
    public void begin(EventCursor at) {
        cursor = at;
    }
}
