package org.ventanilla.model;

import org.jspecify.annotations.Nullable;

/**
 * The place that words name, fit for being said aloud.
 *
 * @param name for example {@code Calle Burgos 12}; null when the words name none that is known
 * @param precisionM radius in metres in which it lies; null without a place
 * @param vague whether a report there would be answered with the question where exactly
 */
public record PlaceAnswer(@Nullable String name, @Nullable Integer precisionM, boolean vague) {
    /** Nothing was understood, or nobody could be asked. */
    public static final PlaceAnswer UNKNOWN = new PlaceAnswer(null, null, false);

    /** What citizens say stays out of logs. */
    @Override
    public String toString() {
        return "PlaceAnswer[" + (name == null ? "unknown" : "known") + "]";
    }
}
