package org.ventanilla.hub.markers;

import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;

/** The part of the world that is asked for. Squares are told apart in whole numbers, points at its edge in degrees. Pure. */
final class Window {
    private static final Bbox WORLD = new Bbox(-180, -90, 180, 90);

    private final Bbox box;
    private final int west;
    private final int east;
    private final int north;
    private final int south;

    /** How a square lies to it. */
    enum Side {
        OUTSIDE,
        INSIDE,
        PARTLY
    }

    Window(@Nullable Bbox asked) {
        this.box = asked == null ? WORLD : asked;
        this.west = Mercator.x(box.west());
        this.east = Mercator.x(box.east());
        this.north = Mercator.y(box.north());
        this.south = Mercator.y(box.south());
    }

    /** Of the square {@code x, y} of the grid with 2^level squares a side. */
    Side of(int level, int x, int y) {
        int shift = Mercator.BITS - level;
        int left = x << shift;
        int top = y << shift;
        int last = (1 << shift) - 1;
        if (left > east || left + last < west || top > south || top + last < north) {
            return Side.OUTSIDE;
        }
        boolean inside = left > west && left + last < east && top > north && top + last < south;
        return inside ? Side.INSIDE : Side.PARTLY;
    }

    boolean holds(double lat, double lon) {
        return lon >= box.west() && lon <= box.east() && lat >= box.south() && lat <= box.north();
    }
}
