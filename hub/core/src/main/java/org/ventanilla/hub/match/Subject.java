package org.ventanilla.hub.match;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report looking for its incident.
 *
 * @param category leaf code
 * @param place resolved name for show; a street with its house number names one spot
 * @param reporter contact id; absent for the anonymous
 * @param channel how it came; empty when unknown
 */
public record Subject(
        String category,
        double lat,
        double lon,
        int precisionM,
        @Nullable String place,
        @Nullable Long reporter,
        Instant at,
        String channel) {}
