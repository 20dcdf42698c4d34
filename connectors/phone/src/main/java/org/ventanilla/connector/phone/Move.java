package org.ventanilla.connector.phone;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the line does next: say something, then ask, put through, or hang up.
 *
 * @param stand of the next question, or of the call that is put through
 * @param complete whether all was asked: the report needs no more
 */
record Move(List<Line> lines, Then then, Stand stand, boolean complete) {
    Move {
        lines = List.copyOf(lines);
    }

    /** One sentence with the language of its voice. */
    record Line(String language, String text) {
        /** A place that somebody named is in it. */
        @Override
        public String toString() {
            return "Line[" + language + "]";
        }
    }

    /** What follows the words. */
    enum Then {
        ASK,
        PERSON,
        /** A message may be left. */
        RECORD,
        HANG_UP
    }

    /** The same with a sentence before; null for none. */
    Move after(@Nullable Line line) {
        if (line == null) {
            return this;
        }
        var all = new ArrayList<Line>();
        all.add(line);
        all.addAll(lines);
        return new Move(all, then, stand, complete);
    }
}
