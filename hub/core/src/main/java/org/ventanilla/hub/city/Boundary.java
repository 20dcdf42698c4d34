package org.ventanilla.hub.city;

import java.util.List;

/** The city's outer limit in metres of its projection: rings, of which a point must be in an odd number. */
record Boundary(Projection projection, List<List<LatLon>> rings) {

    /** Metres from the limit; 0 inside. */
    double metresOutside(LatLon point) {
        double x = projection.x(point.lon());
        double y = projection.y(point.lat());
        boolean inside = false;
        double nearest = Double.MAX_VALUE;
        for (List<LatLon> ring : rings) {
            for (int i = 1; i < ring.size(); i++) {
                double ax = projection.x(ring.get(i - 1).lon()) - x;
                double ay = projection.y(ring.get(i - 1).lat()) - y;
                double bx = projection.x(ring.get(i).lon()) - x;
                double by = projection.y(ring.get(i).lat()) - y;
                inside ^= ay > 0 != by > 0 && 0 < (bx - ax) * -ay / (by - ay) + ax;
                nearest = Math.min(nearest, toSegment(ax, ay, bx, by));
            }
        }
        return inside ? 0 : nearest;
    }

    /** Metres from the origin to the segment. */
    private static double toSegment(double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
        return Math.hypot(ax + t * dx, ay + t * dy);
    }
}
