package org.ventanilla.hub.match;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An incident that a report may be about.
 *
 * @param lastReportAt when somebody last reported it
 * @param closedAt absent while it is open
 * @param reporters contact ids of those who reported it
 * @param channel how its first report came; empty when unknown
 */
public record Candidate(
        long incident,
        String category,
        double lat,
        double lon,
        int precisionM,
        @Nullable String place,
        Instant openedAt,
        Instant lastReportAt,
        @Nullable Instant closedAt,
        Set<Long> reporters,
        String channel) {
    public Candidate {
        reporters = Set.copyOf(reporters);
    }

    /** The same before it was closed. */
    public Candidate open() {
        return new Candidate(
                incident, category, lat, lon, precisionM, place, openedAt, lastReportAt, null, reporters, channel);
    }
}
