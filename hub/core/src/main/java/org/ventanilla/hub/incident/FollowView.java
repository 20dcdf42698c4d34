package org.ventanilla.hub.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a follow link sees: their own report and the incident it belongs to.
 *
 * @param number of the report, for example {@code AV-1042}
 * @param text their own words
 * @param photos media references of their own photos
 * @param incident absent until triage has looked at the report
 * @param stars their rating, 1 to 5, when they gave one
 * @param canRate whether the incident is closed in a way that can be rated
 */
public record FollowView(
        String number,
        String language,
        String channel,
        Instant receivedAt,
        @Nullable String text,
        List<String> photos,
        @Nullable IncidentView incident,
        @Nullable Integer stars,
        @Nullable String comment,
        boolean canRate) {
    @Override
    public String toString() {
        return "FollowView[" + number + "]";
    }
}
