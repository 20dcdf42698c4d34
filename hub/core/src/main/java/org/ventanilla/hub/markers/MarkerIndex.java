package org.ventanilla.hub.markers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.Sighting;

/**
 * Incidents by place in memory: a tree of quarters of the Web Mercator map that counts by kind on every level, so that a marker
 * is a sum already made, and only squares that the window cuts are looked into. Any thread.
 */
final class MarkerIndex {
    /** From this zoom on every incident has a marker of its own: neighbours are some ten metres apart. */
    static final int SINGLE_FROM_ZOOM = 16;

    /** Markers that no browser should be made to draw: then they are gathered as at a lower zoom. */
    static final int MOST = 500;

    /** The smallest squares that are kept: some 230 m in the middle latitudes. */
    private static final int SMALLEST = 17;

    /** A marker stands for a square of 64 pixels: a quarter of a tile's side. */
    private static final int SQUARES_IN_TILE_BITS = 2;

    private static final int FINEST = 20;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Kinds kinds = new Kinds();
    private final Quarters world = new Quarters();
    private final Numbers squares = new Numbers();
    private final List<Points> smallest = new ArrayList<>();
    private int size;

    /** These ids are now as told; those of them that nothing is told of are gone. */
    void put(List<Long> ids, List<Sighting> told) {
        lock.writeLock().lock();
        try {
            ids.forEach(this::remove);
            told.forEach(s -> {
                remove(s.id());
                add(s);
            });
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void remove(long id) {
        int number = squares.get(id);
        if (number > 0) {
            Points points = smallest.get(number - 1);
            int at = points.find(id);
            count(points.kind(at), points.x(at), points.y(at), -1);
            points.remove(at);
            squares.put(id, 0);
            size--;
        }
    }

    private void add(Sighting s) {
        int kind = kinds.of(s.category(), s.status());
        Quarters last = count(kind, Mercator.x(s.lon()), Mercator.y(s.lat()), 1);
        int which = quarter(Mercator.x(s.lon()), Mercator.y(s.lat()), SMALLEST);
        if (last.quarter(which) == null) {
            var points = new Points(smallest.size() + 1);
            smallest.add(points);
            last.put(which, points);
        }
        var points = (Points) Objects.requireNonNull(last.quarter(which));
        points.add(s.id(), s.lat(), s.lon(), kind);
        squares.put(s.id(), points.number());
        size++;
    }

    /** Counts on every level; answers the square above the smallest. */
    private Quarters count(int kind, int x, int y, int by) {
        Quarters square = world;
        square.change(kind, x, y, by);
        for (int level = 1; level < SMALLEST; level++) {
            int which = quarter(x, y, level);
            if (square.quarter(which) == null) {
                square.put(which, new Quarters());
            }
            square = (Quarters) Objects.requireNonNull(square.quarter(which));
            square.change(kind, x, y, by);
        }
        return square;
    }

    private static int quarter(int x, int y, int level) {
        int shift = Mercator.BITS - level;
        return (x >> shift & 1) | (y >> shift & 1) << 1;
    }

    /** What a map of this zoom shows of the window and the kinds that the filter takes. */
    List<Marker> find(IncidentFilter filter, int zoom) {
        lock.readLock().lock();
        try {
            var window = new Window(filter.bbox());
            boolean[] taken = kinds.taken(filter);
            int level = zoom >= SINGLE_FROM_ZOOM ? Gathering.NOTHING_SHARED : zoom + SQUARES_IN_TILE_BITS;
            var found = new Gathering(window, taken, level, MOST).of(world);
            int coarser = zoom >= SINGLE_FROM_ZOOM ? Math.min(zoom, FINEST) : zoom - 1;
            for (; found == null; coarser--) {
                found = new Gathering(window, taken, coarser + SQUARES_IN_TILE_BITS, MOST).of(world);
            }
            return found;
        } finally {
            lock.readLock().unlock();
        }
    }

    int size() {
        lock.readLock().lock();
        try {
            return size;
        } finally {
            lock.readLock().unlock();
        }
    }
}
