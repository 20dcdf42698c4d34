package org.ventanilla.hub.geocode;

import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;

/**
 * Something that a geocoder found, in whichever dialect.
 *
 * @param street its type and name where the geocoder gives both; empty when it is in no street
 * @param number of the house; 0 when it says none
 * @param corner another corner of the box around it; absent when it says none
 */
record Candidate(Kind kind, String street, int number, LatLon at, @Nullable LatLon corner) {

    /** What it is a point of. */
    enum Kind {
        HOUSE,
        /** Reckoned from the numbers beside it. */
        RECKONED,
        STREET,
        /** A town, a quarter, a post code, a shop: its middle is no place of an address. */
        OTHER
    }

    @Override
    public String toString() {
        return "Candidate[" + kind + "]";
    }
}
