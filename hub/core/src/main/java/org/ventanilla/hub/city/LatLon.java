package org.ventanilla.hub.city;

/** A point on the earth, WGS 84, in degrees. */
public record LatLon(double lat, double lon) {}
