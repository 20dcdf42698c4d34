package org.ventanilla.hub.match;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address in the form two of them are compared in; in any language, a number before or after the name of the street.
 *
 * @param name lower case, without the number; empty when there is no address
 * @param from house number, the lower of a range; 0 without one
 * @param to the higher one
 */
record Street(String name, int from, int to) {
    static final Street NONE = new Street("", 0, 0);
    private static final Pattern LEADING = Pattern.compile("(\\d{1,5})\\p{L}?(?: ?- ?(\\d{1,5})\\p{L}?)? (.+)");
    /** The nearest house to a point is no address that somebody gave. */
    private static final Pattern NEAREST = Pattern.compile("\u2248");

    private static final Pattern TRAILING = Pattern.compile("(.+?) (\\d{1,4})(?: ?- ?(\\d{1,4}))?");
    /** A code of the post is no house. */
    private static final Pattern POSTCODE = Pattern.compile("(?: \\d{5}(?:-\\d{4})?)+$");

    static Street of(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return NONE;
        }
        String whole = NEAREST.split(address.strip().toLowerCase(Locale.ROOT), 2)[0];
        Matcher trailing = TRAILING.matcher(words(whole.replace(",", " ")));
        if (trailing.matches() && !Character.isDigit(whole.charAt(0))) {
            return numbered(trailing.group(1), trailing.group(2), trailing.group(3));
        }
        String first = words(whole.split(",", 2)[0]);
        Matcher leading = LEADING.matcher(first);
        return leading.matches()
                ? numbered(leading.group(3), leading.group(1), leading.group(2))
                : new Street(first, 0, 0);
    }

    private static String words(String text) {
        String plain = text.replaceAll("[^\\p{L}\\p{N}&/ -]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return POSTCODE.matcher(plain).replaceAll("");
    }

    private static Street numbered(String name, String from, @Nullable String to) {
        int low = Integer.parseInt(from);
        return new Street(name, low, to == null ? low : Integer.parseInt(to));
    }

    boolean isKnown() {
        return !name.isEmpty();
    }

    /** Whether it names where streets meet and not a house. */
    boolean isCorner() {
        return name.contains(" & ");
    }

    boolean isSameStreet(Street other) {
        return isKnown() && name.equals(other.name);
    }

    boolean isSame(Street other) {
        return isSameStreet(other) && from == other.from && to == other.to;
    }

    /** How far the house numbers are apart; -1 when one has none or the streets differ. */
    int gap(Street other) {
        boolean both = isSameStreet(other) && from > 0 && other.from > 0;
        return both ? Math.min(Math.abs(from - other.from), Math.abs(to - other.to)) : -1;
    }
}
