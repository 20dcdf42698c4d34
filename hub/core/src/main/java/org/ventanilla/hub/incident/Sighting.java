package org.ventanilla.hub.incident;

import java.time.Instant;
import java.util.Objects;
import org.ventanilla.hub.city.Publication;
import org.ventanilla.hub.publish.Publishing;

/**
 * Where an incident is and what it is, as little as those need who look at many at once.
 *
 * @param category leaf code
 * @param isPublic whether everybody may know exactly where it is
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

    /** As everybody may see it; of one that has no point for everybody there is none to be had. */
    Sighting shown(Publishing publishing) {
        var rule = isPublic ? Publication.EXACT : Publication.STREET;
        var where = publishing.shown(rule, new Publishing.Where(lat, lon, null, null, null));
        return new Sighting(
                id,
                category,
                status,
                isPublic,
                Objects.requireNonNull(where.lat()),
                Objects.requireNonNull(where.lon()),
                x,
                y,
                openedAt);
    }
}
