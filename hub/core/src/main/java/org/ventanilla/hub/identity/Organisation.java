package org.ventanilla.hub.identity;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An association, school or company that reports to the city.
 *
 * @param origins mail addresses and domains its people write from, in lower case
 */
public record Organisation(long id, String name, Kind kind, List<String> origins) {

    /** What it is. Kept by name in the database. */
    public enum Kind {
        ASSOCIATION,
        SCHOOL,
        COMPANY
    }

    public Organisation {
        origins = List.copyOf(origins);
    }

    /**
     * One to be registered.
     *
     * @param origins as typed: {@code info@club.example}, {@code club.example} or {@code @club.example}
     */
    public record Wanted(String name, Kind kind, List<String> origins) {}

    private static final int LONGEST = 254;

    /** An address or domain as it is kept and compared; empty when it is neither. */
    static Optional<String> origin(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        String local = at < 0 ? "" : text.substring(0, at);
        String domain = ascii(text.substring(at + 1));
        boolean sound = domain.matches("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]{2,63}")
                && local.matches("[^\\s<>,@\\p{Cntrl}]*")
                && text.length() <= LONGEST;
        return sound ? Optional.of(local.isEmpty() ? domain : local + "@" + domain) : Optional.empty();
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
