package org.ventanilla.hub.look;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every template may ask its page. A page is a record that says these four things; the small questions are the same
 * everywhere.
 */
public interface Words {
    Texts texts();

    ZoneId zone();

    /** Of the page itself, without query. */
    String path();

    /** Address of the same page in the other language. */
    String otherLanguage();

    default String t(String key, Object... args) {
        return texts().get(key, args);
    }

    /** The text under one key, or something else when there is none: for codes that may be new. */
    default String known(String key, String otherwise) {
        return texts().has(key) ? t(key) : otherwise;
    }

    default String lang() {
        return texts().language();
    }

    default String date(Instant at) {
        return texts().date(at, zone());
    }

    default String dateTime(Instant at) {
        return texts().dateTime(at, zone());
    }

    /** For {@code <time datetime>}. */
    default String machine(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at);
    }

    /** {@code page} when the menu entry leads here, for {@code aria-current}. */
    default @Nullable String current(String entry) {
        return path().equals(entry) ? "page" : null;
    }

    /** Where something is, in words. */
    default String where(@Nullable String place, @Nullable String area) {
        if (place != null && area != null) {
            return place + " · " + area;
        }
        if (place != null) {
            return place;
        }
        return area == null ? t("place.unknown") : area;
    }

    /** What shows a status: its name in the page's words, with the sign and colour of the code. */
    default Chip chip(Enum<?> status) {
        String code = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Chip("st-" + code, "st-" + code, t("status." + status.name()));
    }

    /** The sign for danger to people. */
    default Chip dangerChip() {
        return new Chip("danger", "danger", t("danger"));
    }
}
