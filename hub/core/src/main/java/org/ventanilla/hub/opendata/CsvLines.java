package org.ventanilla.hub.opendata;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as in RFC 4180: a line for each row, ended by CR LF. A text that a spreadsheet would take for a
 * formula gets an apostrophe in front (OWASP, "CSV injection"); numbers are left as they are. Pure.
 */
public final class CsvLines {
    private static final String FORMULA = "=+-@\t\r\n|%";

    private CsvLines() {}

    /** One line. */
    public static String line(Collection<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvLines::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** One cell, quoted where it has to be. */
    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String words ? harmless(words) : String.valueOf(value);
        boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** A text as a spreadsheet may have it. */
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
