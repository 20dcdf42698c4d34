package org.ventanilla.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Known incidents that it may be, the likeliest first; three at most, and only what everybody may see.
 *
 * @param incidents empty when there is none
 */
public record SimilarAnswer(List<Known> incidents) {
    /** There is none, or nobody could be asked. */
    public static final SimilarAnswer NONE = new SimilarAnswer(List.of());

    public SimilarAnswer {
        incidents = incidents == null ? List.of() : List.copyOf(incidents);
    }

    /**
     * One of them.
     *
     * @param id decimal id, as in {@code /v1/incidents/{id}}
     * @param number what people quote
     * @param category leaf code
     * @param name of the category in the language of the question
     * @param status code of how it stands
     * @param metres from the place asked about
     * @param openedAt since when it is known
     * @param reports how many have said so
     * @param photo path of a small picture, relative to the public address
     */
    public record Known(
            String id,
            String number,
            String category,
            String name,
            String status,
            int metres,
            @Nullable String place,
            Instant openedAt,
            int reports,
            @Nullable String photo) {}
}
