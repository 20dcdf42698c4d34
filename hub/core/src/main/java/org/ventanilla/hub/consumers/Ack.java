package org.ventanilla.hub.consumers;

import org.ventanilla.model.EventCursor;

/** What becomes of an acknowledgement: the cursor moves over a stretch that begins where it stands or before, and never back. Pure. */
public enum Ack {
    /** The cursor stands at the end of the stretch now. */
    MOVED,
    /** Acknowledged before: nothing to do. */
    KNOWN,
    /** The stretch begins behind the cursor: what lies between was not acknowledged. */
    GAP,
    /** The consumer's cursor is of a log that was restored since. */
    OTHER_EPOCH;

    /**
     * @param kept the consumer's cursor
     * @param from the cursor with which the stretch was read
     * @param to the cursor that came with it, not before {@code from} and of the same log
     */
    static Ack of(EventCursor kept, EventCursor from, EventCursor to) {
        if (!kept.epoch().equals(to.epoch())) {
            return OTHER_EPOCH;
        }
        if (to.position() <= kept.position()) {
            return KNOWN;
        }
        return from.position() > kept.position() ? GAP : MOVED;
    }
}
