package org.ventanilla.hub.understand;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.GivenLocation.Obtained;

/**
 * Points that people write or paste: two decimal degrees with four digits or more, also inside the links of map programs, and
 * degrees, minutes and seconds as such programs copy them. Fewer digits would say no more than the street, and might be
 * anything else. Pure, in time linear in the text.
 */
final class Coordinates {
    private static final int MOST = 3;
    private static final double MINUTES = 60;
    private static final double SECONDS = 3600;

    private static final String DEGREES = "\\d{4,15})(?:\\s?°)?\\s?";
    /** A comma, white space, or what stands for them in a link. */
    private static final String BETWEEN = "(?:\\s{0,3}[,;/]\\s{0,3}|\\s{1,3}|%2C(?:\\+|%20)?|!4d)";

    private static final Pattern DECIMAL = Pattern.compile("(?<![\\d.,])([+-]?\\d{1,2}[.,]" + DEGREES + "([NS])?"
            + BETWEEN + "([+-]?\\d{1,3}[.,]" + DEGREES + "([EWO]\\b)?(?!\\d)");

    private static final String SEXAGESIMAL =
            "\\s?°\\s?(\\d{1,2})\\s?['′’]\\s?(\\d{1,2}(?:[.,]\\d{1,9})?)\\s?(?:[\"″”]|'')\\s?";
    private static final Pattern PARTED = Pattern.compile(
            "(?<!\\d)(\\d{1,2})" + SEXAGESIMAL + "([NS])[,;]?\\s{0,3}(\\d{1,3})" + SEXAGESIMAL + "([EWO])\\b");

    private Coordinates() {}

    /** What came as a point, and then what the words write down. */
    static List<Evidence> with(List<Evidence> given, String text, @Nullable String locationText) {
        var written = Stream.of(text, locationText == null ? "" : locationText)
                .flatMap(words -> Stream.concat(
                        DECIMAL.matcher(words).results().map(Coordinates::decimal),
                        PARTED.matcher(words).results().map(Coordinates::parted)))
                .limit(MOST);
        return Stream.concat(given.stream(), written).toList();
    }

    private static Evidence decimal(MatchResult m) {
        return evidence(
                signed(Double.parseDouble(m.group(1).replace(',', '.')), m.group(2)),
                signed(Double.parseDouble(m.group(3).replace(',', '.')), m.group(4)));
    }

    private static Evidence parted(MatchResult m) {
        return evidence(signed(degrees(m, 1), m.group(4)), signed(degrees(m, 5), m.group(8)));
    }

    private static double degrees(MatchResult m, int first) {
        return Double.parseDouble(m.group(first))
                + Double.parseDouble(m.group(first + 1)) / MINUTES
                + Double.parseDouble(m.group(first + 2).replace(',', '.')) / SECONDS;
    }

    /** South and west count down; in Spanish west is "oeste". */
    private static double signed(double degrees, @Nullable String letter) {
        return letter == null || letter.equals("N") || letter.equals("E") ? degrees : -Math.abs(degrees);
    }

    private static Evidence evidence(double lat, double lon) {
        return new Evidence(lat, lon, null, Obtained.SHARED);
    }
}
