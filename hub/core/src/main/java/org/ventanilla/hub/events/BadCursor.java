package org.ventanilla.hub.events;

import org.jspecify.annotations.Nullable;
import org.ventanilla.model.EventCursor;

/** The log cannot be read from this cursor, and saying nothing would lose events: the reader has to act. */
public final class BadCursor extends RuntimeException {
    private final Code code;

    BadCursor(Code code) {
        super(code.whatToDo, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** What is wrong with it. */
    public enum Code {
        /** The database was restored: events after the cursor may be others than those that were read. */
        OTHER_EPOCH("the log was restored since; take a snapshot, then read from its cursor"),
        /** The log does not reach so far. */
        FUTURE("the log ends before this cursor; use one that this address gave out"),
        /** What comes next is not given out any more. */
        TOO_OLD("older than what is kept for readers; take a snapshot, then read from its cursor");

        private final String whatToDo;

        Code(String whatToDo) {
            this.whatToDo = whatToDo;
        }
    }

    /** Null when the log can be read from there. Pure. */
    static @Nullable Code of(EventCursor cursor, Events.Head head) {
        if (!cursor.epoch().equals(head.epoch())) {
            return Code.OTHER_EPOCH;
        }
        if (cursor.position() > head.position()) {
            return Code.FUTURE;
        }
        return cursor.position() < head.oldest() ? Code.TOO_OLD : null;
    }
}
