package org.ventanilla.hub.incident;

import org.jspecify.annotations.Nullable;

/**
 * Where an incident is.
 *
 * @param x metres east in the city's local projection
 * @param y metres north
 * @param precisionM radius in metres in which it is believed to lie
 * @param place name for show, without floor or door
 * @param source how the place was found, a stable code
 * @param area neighbourhood
 */
public record Spot(
        double lat,
        double lon,
        double x,
        double y,
        int precisionM,
        @Nullable String place,
        String source,
        @Nullable String area) {

    /** Code of what staff said: no report knows better. */
    static final String STAFF = "STAFF";

    /** The same, as staff said it. */
    public Spot byStaff() {
        return new Spot(lat, lon, x, y, precisionM, place, STAFF, area);
    }

    /** The same under this name. */
    public Spot named(String name) {
        return new Spot(lat, lon, x, y, precisionM, name, source, area);
    }
}
