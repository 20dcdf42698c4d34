package org.ventanilla.hub.markers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.markers.Window.Side;

/** One question put to the index: what in this window shares a square of this level. */
final class Gathering {
    /** Everything on its own. */
    static final int NOTHING_SHARED = Mercator.BITS + 1;

    private final Window window;
    private final boolean[] taken;
    private final int level;
    private final int most;
    private final List<Marker> found = new ArrayList<>();

    /**
     * @param taken by kind
     * @param level squares of the grid with 2^level squares a side share a marker
     * @param most when there are more markers it is of no use to go on
     */
    Gathering(Window window, boolean[] taken, int level, int most) {
        this.window = window;
        this.taken = taken;
        this.level = level;
        this.most = most;
    }

    /** Null when there are too many. */
    @Nullable List<Marker> of(Quarters world) {
        walk(world, 0, 0, 0);
        return isFull() ? null : found;
    }

    private boolean isFull() {
        return found.size() > most;
    }

    private void walk(@Nullable Square square, int at, int x, int y) {
        if (square == null || isFull()) {
            return;
        }
        Side side = window.of(at, x, y);
        if (side == Side.OUTSIDE) {
            return;
        }
        if (at == level) {
            var sum = new Sum();
            add(sum, square, at, x, y);
            show(sum, square);
        } else if (square instanceof Points points) {
            each(points, side == Side.INSIDE);
        } else if (square instanceof Quarters quarters) {
            for (int q = 0; q < 4; q++) {
                walk(quarters.quarter(q), at + 1, 2 * x + (q & 1), 2 * y + (q >> 1));
            }
        }
    }

    private void add(Sum sum, @Nullable Square square, int at, int x, int y) {
        Side side = square == null ? Side.OUTSIDE : window.of(at, x, y);
        if (side == Side.OUTSIDE) {
            return;
        }
        if (square instanceof Points points) {
            add(sum, points, side == Side.INSIDE);
        } else if (square instanceof Quarters quarters && side == Side.INSIDE) {
            quarters.addTo(sum, taken);
        } else if (square instanceof Quarters quarters) {
            for (int q = 0; q < 4; q++) {
                add(sum, quarters.quarter(q), at + 1, 2 * x + (q & 1), 2 * y + (q >> 1));
            }
        }
    }

    private void add(Sum sum, Points points, boolean inside) {
        for (int i = 0; i < points.size(); i++) {
            if (isTaken(points, i, inside)) {
                sum.add(points, i);
            }
        }
    }

    private boolean isTaken(Points points, int at, boolean inside) {
        return taken[points.kind(at)] && (inside || window.holds(points.lat(at), points.lon(at)));
    }

    private void show(Sum sum, Square square) {
        if (sum.count() == 0) {
            return;
        }
        if (sum.isUnnamed()) {
            var only = new Sum();
            name(only, square);
            found.add(only.marker());
        } else {
            found.add(sum.marker());
        }
    }

    /** Counted in a square that lies wholly inside, so the only one that is taken anywhere in it. */
    private void name(Sum only, @Nullable Square square) {
        if (square instanceof Points points) {
            add(only, points, false);
        } else if (square instanceof Quarters quarters && !quarters.isEmpty(taken)) {
            for (int q = 0; q < 4; q++) {
                name(only, quarters.quarter(q));
            }
        }
    }

    /** The squares asked for are smaller than the smallest that are kept. */
    private void each(Points points, boolean inside) {
        Map<Long, Sum> sums = new LinkedHashMap<>();
        int shift = Math.max(0, Mercator.BITS - level);
        for (int i = 0; i < points.size() && !isFull(); i++) {
            if (isTaken(points, i, inside)) {
                if (level == NOTHING_SHARED) {
                    found.add(new Marker(points.lat(i), points.lon(i), 1, points.id(i)));
                } else {
                    long cell = (long) (points.x(i) >> shift) << 32 | points.y(i) >> shift;
                    sums.computeIfAbsent(cell, c -> new Sum()).add(points, i);
                }
            }
        }
        sums.values().forEach(sum -> found.add(sum.marker()));
    }
}
