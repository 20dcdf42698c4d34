package org.ventanilla.hub.incident;

import java.time.Instant;

/**
 * Where an incident is and what it is, as little as those need who look at many at once.
 *
 * @param category leaf code
 * @param x metres east in the city's local projection
 * @param y metres north
 */
public record Sighting(
        long id,
        String category,
        Status status,
        boolean isPublic,
        double lat,
        double lon,
        double x,
        double y,
        Instant openedAt) {

    /** Code of the group its category belongs to. */
    public String group() {
        int dash = category.indexOf('-');
        return dash < 0 ? category : category.substring(0, dash);
    }
}
