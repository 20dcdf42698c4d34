package org.ventanilla.hub.understand;

import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;

/**
 * Where a report is believed to be.
 *
 * @param lat WGS 84 degrees
 * @param precisionM radius in metres in which the place is believed to lie, always above zero
 * @param name for show, for example {@code Calle Burgos 12}; never floor or door
 * @param area neighbourhood
 * @param approximate true when nobody measured it: show it so and ask the citizen
 */
public record PlaceGuess(
        double lat,
        double lon,
        int precisionM,
        @Nullable String name,
        @Nullable String area,
        Source source,
        boolean approximate) {

    /** How the place was found. The names are stable codes. */
    public enum Source {
        POINT_DEVICE,
        EXIF,
        SHARED,
        MAP,
        STREET_NUMBER,
        STREET,
        CORNER,
        BETWEEN,
        PLACE,
        STOP,
        BARRIO,
        /** Somebody else's, asked because the gazetteer does not have the street. */
        GEOCODER
    }

    /** The point. */
    public LatLon at() {
        return new LatLon(lat, lon);
    }

    PlaceGuess within(int metres) {
        return new PlaceGuess(lat, lon, metres, name, area, source, true);
    }

    /** The same place under another name. */
    public PlaceGuess named(@Nullable String newName) {
        return new PlaceGuess(lat, lon, precisionM, newName, area, source, approximate);
    }
}
