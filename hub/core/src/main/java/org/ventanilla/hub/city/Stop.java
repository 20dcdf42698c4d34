package org.ventanilla.hub.city;

/**
 * A stop of the city's buses.
 *
 * @param id the number on the pole
 * @param name place or street with number
 */
public record Stop(String id, String name, LatLon at) {}
