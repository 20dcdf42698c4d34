package org.ventanilla.hub.match;

import org.jspecify.annotations.Nullable;

/**
 * What a category would be joined by, instead of what the city's files say; null leaves as it is.
 *
 * @param category leaf code; no other is touched
 * @param radiusM metres between two reports of one thing, before position errors; 0 never joins
 * @param days between them
 * @param bar score from which on a report joins, 0 to 1
 */
public record Policy(String category, @Nullable Integer radiusM, @Nullable Integer days, @Nullable Double bar) {
    /** Everything as the city's files say. */
    public static final Policy NONE = new Policy("", null, null, null);

    int radiusM(String code, int otherwise) {
        return radiusM != null && category.equals(code) ? radiusM : otherwise;
    }

    int days(String code, int otherwise) {
        return days != null && category.equals(code) ? days : otherwise;
    }

    @Nullable Double bar(String code, @Nullable Double otherwise) {
        return bar != null && category.equals(code) ? bar : otherwise;
    }
}
