package org.ventanilla.hub.markers;

import java.util.Arrays;

/** One of the smallest squares: its incidents side by side, so that reading them all reads memory in order. */
final class Points implements Square {
    private long[] ids = new long[2];
    private double[] lats = new double[2];
    private double[] lons = new double[2];
    private int[] xs = new int[2];
    private int[] ys = new int[2];
    private short[] kinds = new short[2];
    private final int number;
    private int size;

    /** @param number by which it is found again */
    Points(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    void add(long id, double lat, double lon, int kind) {
        if (size == ids.length) {
            int room = size + Math.max(2, size / 4);
            ids = Arrays.copyOf(ids, room);
            lats = Arrays.copyOf(lats, room);
            lons = Arrays.copyOf(lons, room);
            xs = Arrays.copyOf(xs, room);
            ys = Arrays.copyOf(ys, room);
            kinds = Arrays.copyOf(kinds, room);
        }
        ids[size] = id;
        lats[size] = lat;
        lons[size] = lon;
        xs[size] = Mercator.x(lon);
        ys[size] = Mercator.y(lat);
        kinds[size] = (short) kind;
        size++;
    }

    /** The last one takes its place. */
    void remove(int at) {
        size--;
        ids[at] = ids[size];
        lats[at] = lats[size];
        lons[at] = lons[size];
        xs[at] = xs[size];
        ys[at] = ys[size];
        kinds[at] = kinds[size];
    }

    /** Where an incident stands; fails when it is not here. */
    int find(long id) {
        for (int i = 0; i < size; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        throw new IllegalStateException("not where it was put: incident " + id);
    }

    int size() {
        return size;
    }

    long id(int at) {
        return ids[at];
    }

    double lat(int at) {
        return lats[at];
    }

    double lon(int at) {
        return lons[at];
    }

    int x(int at) {
        return xs[at];
    }

    int y(int at) {
        return ys[at];
    }

    int kind(int at) {
        return kinds[at] & 0xffff;
    }
}
