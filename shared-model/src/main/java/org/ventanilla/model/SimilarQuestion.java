package org.ventanilla.model;

import org.jspecify.annotations.Nullable;

/**
 * Which known incidents may this be? Asked before something is reported. Who asks is no part of it.
 *
 * @param words what it is, as the reporter would say it; may be empty
 * @param place where, in words
 * @param lat WGS 84 degrees
 * @param accuracy radius in metres in which the point is believed to lie
 * @param category leaf code when the reporter chose one
 * @param language two-letter code when the channel knows it
 */
public record SimilarQuestion(
        @Nullable String words,
        @Nullable String place,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable Double accuracy,
        @Nullable String category,
        @Nullable String language) {
    /** What citizens say stays out of logs. */
    @Override
    public String toString() {
        return "SimilarQuestion[]";
    }
}
