package org.ventanilla.hub.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident that may be what a new report is about.
 *
 * @param lastReportAt when somebody last reported it; what staff did since does not count
 * @param contacts ids of those who already reported it
 * @param channel how its first report came; empty when it has none
 */
public record Nearby(
        long id,
        String category,
        double lat,
        double lon,
        int precisionM,
        @Nullable String place,
        @Nullable String placeSource,
        Instant openedAt,
        Instant lastReportAt,
        @Nullable Instant closedAt,
        List<Long> contacts,
        String channel) {

    /**
     * What to look for.
     *
     * @param x metres in the city's local projection
     * @param radiusM metres
     * @param categories leaf codes that may be the same thing
     * @param since something happened to it at or after
     * @param closedSince when it is closed, it was closed at or after
     * @param reach what is farther than this is left out; null for all within the radius
     */
    public record Query(
            double x,
            double y,
            double radiusM,
            List<String> categories,
            Instant since,
            Instant closedSince,
            @Nullable Reach reach) {}

    /**
     * How near something has to be.
     *
     * @param metres to one whose place is known exactly; one known roughly may be farther by its own precision
     * @param place address: what is at the same may be farther; null for none
     */
    public record Reach(double metres, @Nullable String place) {}
}
