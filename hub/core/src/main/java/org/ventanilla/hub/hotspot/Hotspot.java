package org.ventanilla.hub.hotspot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Incidents of one group that came close together in place and time.
 *
 * @param group code of the group of categories
 * @param isPublic whether all its incidents are; public and private ones are never gathered together
 * @param heart id of the incident it was gathered around
 * @param lat WGS 84 degrees of the heart
 * @param x metres east in the city's local projection
 * @param y metres north
 * @param reachM metres from the heart within which its incidents lie: no two are farther apart than twice this
 * @param incidents how many there are
 * @param open how many of them are not closed
 * @param firstAt when its earliest incident was opened
 * @param lastAt when its latest incident was opened
 * @param reason stable code of why it was closed
 */
public record Hotspot(
        long id,
        String group,
        boolean isPublic,
        long heart,
        double lat,
        double lon,
        double x,
        double y,
        double reachM,
        int incidents,
        int open,
        Instant firstAt,
        Instant lastAt,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String reason) {

    /** Whether more may still come to it. */
    public boolean isOpen() {
        return closedAt == null;
    }
}
