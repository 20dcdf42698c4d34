package org.ventanilla.hub.boot.history;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file, whatever its format.
 *
 * @param number where it begins, from 1
 * @param cells what it holds, by name in lower case; empty ones are left out
 * @param problem stable code of why it cannot be read; null when it can
 */
record Line(long number, Map<String, String> cells, @Nullable String problem) {
    /** What bytes become that are not of the file's encoding. */
    private static final char UNREADABLE = '\uFFFD';

    static Line broken(long number, String problem) {
        return new Line(number, Map.of(), problem);
    }

    /** Of cells as they were found: names in any case, NULs in anything. */
    static Line of(long number, Map<String, @Nullable String> found) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (var cell : found.entrySet()) {
            String value = cell.getValue();
            String text = value == null ? "" : value.replace("\0", "").strip();
            if (text.indexOf(UNREADABLE) >= 0) {
                return broken(number, "wrong-encoding");
            }
            if (!text.isEmpty()) {
                cells.put(cell.getKey().strip().toLowerCase(Locale.ROOT), text);
            }
        }
        return cells.isEmpty() ? broken(number, "empty") : new Line(number, cells, null);
    }

    /** Citizens' words stay out of logs. */
    @Override
    public String toString() {
        return "Line[" + number + "]";
    }
}
