package org.ventanilla.hub.markers;

/** Web Mercator in whole numbers: the world is a square of 2^30 units, 4 cm at the equator, north up. Pure. */
final class Mercator {
    static final int BITS = 30;

    private static final double SIZE = 1L << BITS;

    private Mercator() {}

    static int x(double lon) {
        return whole((lon + 180) / 360);
    }

    /** Beyond 85 degrees, where the map ends, everything is at its edge. */
    static int y(double lat) {
        double angle = Math.toRadians(Math.max(-89.9, Math.min(89.9, lat)));
        return whole(0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI));
    }

    private static int whole(double share) {
        return (int) Math.max(0, Math.min(SIZE - 1, Math.floor(share * SIZE)));
    }

    /** Degrees at the middle of a unit, or between units. */
    static double lon(double x) {
        return (x + 0.5) / SIZE * 360 - 180;
    }

    static double lat(double y) {
        return Math.toDegrees(2 * Math.atan(Math.exp(Math.PI * (1 - 2 * (y + 0.5) / SIZE))) - Math.PI / 2);
    }
}
