package org.ventanilla.hub.geocode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** House numbers as geocoders write them: {@code 12}, {@code "12"}, {@code "12 B"}, {@code "12-14"}. */
final class Numbers {
    private static final Pattern LEADING = Pattern.compile("\\s*(\\d{1,4})(?!\\d).*");

    private Numbers() {}

    /** The first of it; 0 when there is none. */
    static int of(JsonNode written) {
        Matcher number = LEADING.matcher(written.asText(""));
        return number.matches() ? Integer.parseInt(number.group(1)) : 0;
    }
}
