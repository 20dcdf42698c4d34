package org.ventanilla.hub.match;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How two resolved place names compare, as far as they name a street and a house number. Pure. */
enum Addresses {
    /** Same street, same number: one spot, however vaguely we know where it is. */
    SAME,
    /** Same street, another number. */
    OTHER_NUMBER,
    /** One of them names no address, or the streets differ. */
    UNKNOWN;

    private static final Pattern STREET_AND_NUMBER = Pattern.compile("(.+?)[ ,]+(\\d{1,4})");

    static Addresses compare(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return UNKNOWN;
        }
        Matcher one = STREET_AND_NUMBER.matcher(a.strip().toLowerCase(Locale.ROOT));
        Matcher two = STREET_AND_NUMBER.matcher(b.strip().toLowerCase(Locale.ROOT));
        if (!one.matches() || !two.matches() || !one.group(1).equals(two.group(1))) {
            return UNKNOWN;
        }
        return one.group(2).equals(two.group(2)) ? SAME : OTHER_NUMBER;
    }
}
