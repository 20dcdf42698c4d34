package org.ventanilla.hub.incident;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list, newest first.
 *
 * @param bbox west, south, east, north in degrees; null for everywhere
 * @param statuses empty for all
 * @param categories leaf or group codes, empty for all
 * @param query a whole number, or words of which each occurs in place, area, category name or number, in any order
 * @param areas neighbourhoods, empty for all
 * @param before id to continue after (older than this one)
 * @param limit 1 to 500
 */
public record IncidentFilter(
        @Nullable Bbox bbox,
        Set<Status> statuses,
        Set<String> categories,
        @Nullable String query,
        Set<String> areas,
        @Nullable Long before,
        int limit) {

    /** A box in degrees. */
    public record Bbox(double west, double south, double east, double north) {}

    /** The same with another limit. */
    public IncidentFilter upTo(int other) {
        return new IncidentFilter(bbox, statuses, categories, query, areas, before, other);
    }

    public static IncidentFilter newest(int limit) {
        return new IncidentFilter(null, Set.of(), Set.of(), null, Set.of(), null, limit);
    }
}
