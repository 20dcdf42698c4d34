package org.ventanilla.hub.markers;

/** Incidents that share a marker, being counted. */
final class Sum {
    private int count;
    private long xs;
    private long ys;
    private double lat;
    private double lon;
    private long incident;

    void add(int many, long sumX, long sumY) {
        count += many;
        xs += sumX;
        ys += sumY;
    }

    /** One whose exact place is known; kept in case it stays the only one. */
    void add(Points points, int at) {
        add(1, points.x(at), points.y(at));
        lat = points.lat(at);
        lon = points.lon(at);
        incident = points.id(at);
    }

    int count() {
        return count;
    }

    /** Whether it is one incident and not known which. */
    boolean isUnnamed() {
        return count == 1 && incident == 0;
    }

    Marker marker() {
        return count == 1
                ? new Marker(lat, lon, 1, incident)
                : new Marker(Mercator.lat((double) ys / count), Mercator.lon((double) xs / count), count, 0);
    }
}
