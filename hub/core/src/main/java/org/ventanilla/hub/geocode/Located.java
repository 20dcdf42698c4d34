package org.ventanilla.hub.geocode;

import org.ventanilla.hub.city.LatLon;

/**
 * Where others say that an address is.
 *
 * @param precisionM radius in metres in which it is believed to lie, by the kind of what matched
 * @param address as they write it
 * @param exact whether it is the very house that was asked for
 */
public record Located(LatLon at, int precisionM, Address address, boolean exact) {
    @Override
    public String toString() {
        return "Located[" + precisionM + " m]";
    }
}
