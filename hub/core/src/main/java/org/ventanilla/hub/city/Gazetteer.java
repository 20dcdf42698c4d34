package org.ventanilla.hub.city;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named places of a city, its limit and its plane of metres. Immutable. */
public final class Gazetteer {
    private final CitySettings settings;
    private final Projection projection;
    private final Boundary boundary;
    private final Names names;
    private final Besides besides;

    Gazetteer(CitySettings settings, Boundary boundary, Names names) {
        this.settings = settings;
        this.projection = boundary.projection();
        this.boundary = boundary;
        this.names = names;
        this.besides = new Besides(names.streets(), projection);
    }

    /** Everything with a name. */
    record Names(List<Street> streets, List<Place> places, Map<String, Stop> stops, List<Barrio> barrios) {}

    public List<Street> streets() {
        return names.streets();
    }

    public List<Place> places() {
        return names.places();
    }

    public List<Barrio> barrios() {
        return names.barrios();
    }

    /** The city's outer limit as rings of points, each closed. */
    public List<List<LatLon>> outline() {
        return boundary.rings();
    }

    /** The stop with this number on its pole. */
    public Optional<Stop> stop(String id) {
        return Optional.ofNullable(names.stops().get(id));
    }

    /** Metres around the city's centre. */
    public Projection projection() {
        return projection;
    }

    /** Whether the point is in the city or at most the tolerance outside. False for what is not a number. */
    public boolean isInside(LatLon point) {
        return Math.abs(point.lat()) <= 90
                && Math.abs(point.lon()) <= 180
                && boundary.metresOutside(point) <= settings.boundaryToleranceM();
    }

    /** Name of the neighbourhood whose centre is nearest, unless even that is too far to mean anything. */
    public Optional<String> area(LatLon point) {
        Barrio nearest = null;
        double best = Double.MAX_VALUE;
        for (Barrio barrio : names.barrios()) {
            double d = projection.distance(point, barrio.centre());
            if (d < best) {
                best = d;
                nearest = barrio;
            }
        }
        return nearest != null && best <= reach(nearest) ? Optional.of(nearest.name()) : Optional.empty();
    }

    /** The street, and the house in it, that a point lies beside; empty when none is near enough to be told. */
    public Optional<Beside> beside(LatLon point) {
        return besides.of(point);
    }

    /** Radii are measured to bus stops, so that a neighbourhood reaches somewhat farther than its own. */
    private double reach(Barrio barrio) {
        return Math.min(settings.areaMaxM(), Math.max(600, barrio.radiusM() * 1.5));
    }
}
