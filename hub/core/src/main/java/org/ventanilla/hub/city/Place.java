package org.ventanilla.hub.city;

/**
 * Something with a name that is not a street: a square, park, beach, school, settlement.
 *
 * @param kind as the gazetteer has it, for example {@code plaza}
 * @param radiusM metres from the point that hold the place
 * @param handApprox whether it was placed by hand
 */
public record Place(String name, String kind, LatLon at, int radiusM, boolean handApprox) {}
