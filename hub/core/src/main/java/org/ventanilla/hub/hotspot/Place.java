package org.ventanilla.hub.hotspot;

import java.time.Instant;
import org.ventanilla.hub.incident.Sighting;

/**
 * An incident as this room sees it.
 *
 * @param kind only those of one kind are gathered
 * @param x metres in the city's local projection
 * @param at when it was opened
 */
record Place(long id, Kind kind, double x, double y, Instant at) {
    /** Group of categories, and whether everybody may see it. */
    record Kind(String group, boolean isPublic) {}

    static Place of(Sighting s) {
        return new Place(s.id(), new Kind(s.group(), s.isPublic()), s.x(), s.y(), s.openedAt());
    }

    double metresTo(double otherX, double otherY) {
        return Math.hypot(x - otherX, y - otherY);
    }
}
