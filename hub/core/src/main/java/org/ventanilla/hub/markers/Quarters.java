package org.ventanilla.hub.markers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A square with four quarters. It knows how many incidents of which kind are in it and the sum of their places. */
final class Quarters implements Square {
    private final @Nullable Square[] quarters = new @Nullable Square[4];
    private short[] kinds = new short[2];
    private int[] counts = new int[2];
    private long[] sums = new long[4];
    private int size;

    @Nullable Square quarter(int which) {
        return quarters[which];
    }

    void put(int which, Square quarter) {
        quarters[which] = quarter;
    }

    /** @param by 1 for one more, -1 for one less */
    void change(int kind, int x, int y, int by) {
        int at = Arrays.binarySearch(kinds, 0, size, (short) kind);
        if (at < 0) {
            at = -at - 1;
            insert(at, (short) kind);
        }
        counts[at] += by;
        sums[2 * at] += (long) by * x;
        sums[2 * at + 1] += (long) by * y;
    }

    private void insert(int at, short kind) {
        if (size == kinds.length) {
            int room = size + Math.max(2, size / 2);
            kinds = Arrays.copyOf(kinds, room);
            counts = Arrays.copyOf(counts, room);
            sums = Arrays.copyOf(sums, 2 * room);
        }
        System.arraycopy(kinds, at, kinds, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        System.arraycopy(sums, 2 * at, sums, 2 * at + 2, 2 * (size - at));
        kinds[at] = kind;
        counts[at] = 0;
        sums[2 * at] = 0;
        sums[2 * at + 1] = 0;
        size++;
    }

    void addTo(Sum sum, boolean[] taken) {
        for (int i = 0; i < size; i++) {
            if (taken[kinds[i] & 0xffff]) {
                sum.add(counts[i], sums[2 * i], sums[2 * i + 1]);
            }
        }
    }

    boolean isEmpty(boolean[] taken) {
        for (int i = 0; i < size; i++) {
            if (counts[i] > 0 && taken[kinds[i] & 0xffff]) {
                return false;
            }
        }
        return true;
    }
}
