package org.ventanilla.hub.city;

/** A neighbourhood as a centre and the metres around it that belong to it; not an official limit. */
public record Barrio(String name, LatLon centre, int radiusM) {}
