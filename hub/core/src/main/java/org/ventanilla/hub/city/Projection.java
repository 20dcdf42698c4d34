package org.ventanilla.hub.city;

/**
 * Metres east and north of a city's centre. An equirectangular plane: over the 20 km of a city its error stays under one
 * metre in a hundred metres, far below the precision of any report.
 *
 * @param centre where both axes are zero
 */
public record Projection(LatLon centre) {
    private static final double METRES_PER_DEGREE = 111_195;

    /** Metres east of the centre. */
    public double x(double lon) {
        return (lon - centre.lon()) * METRES_PER_DEGREE * Math.cos(Math.toRadians(centre.lat()));
    }

    /** Metres north of the centre. */
    public double y(double lat) {
        return (lat - centre.lat()) * METRES_PER_DEGREE;
    }

    /** The point that lies so many metres east and north of the centre. */
    public LatLon at(double x, double y) {
        double lon = x / (METRES_PER_DEGREE * Math.cos(Math.toRadians(centre.lat())));
        return new LatLon(centre.lat() + y / METRES_PER_DEGREE, centre.lon() + lon);
    }

    /** Metres between two points. */
    public double distance(LatLon a, LatLon b) {
        return Math.hypot(x(a.lon()) - x(b.lon()), y(a.lat()) - y(b.lat()));
    }

    /** The point half way. */
    public LatLon middle(LatLon a, LatLon b) {
        return new LatLon((a.lat() + b.lat()) / 2, (a.lon() + b.lon()) / 2);
    }
}
