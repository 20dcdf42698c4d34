package org.ventanilla.hub.match;

import java.util.Arrays;
import java.util.List;

/** The values of each feature sorted into at most 60 bins of about equal size: splits are looked for between bins. */
final class Bins {
    private static final int MOST = 60;

    private final float[][] bounds;
    private final byte[][] columns;

    Bins(List<double[]> rows) {
        int features = rows.isEmpty() ? 0 : rows.get(0).length;
        this.bounds = new float[features][];
        this.columns = new byte[features][rows.size()];
        for (int f = 0; f < features; f++) {
            float[] values = new float[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) rows.get(i)[f];
            }
            bounds[f] = bounds(values.clone());
            for (int i = 0; i < values.length; i++) {
                int at = Arrays.binarySearch(bounds[f], values[i]);
                columns[f][i] = (byte) (at < 0 ? -at - 1 : at);
            }
        }
    }

    private static float[] bounds(float[] values) {
        Arrays.sort(values);
        float[] found = new float[MOST];
        int count = 0;
        for (int i = 1; i < MOST; i++) {
            float value = values[(int) ((long) i * (values.length - 1) / MOST)];
            if (value < values[values.length - 1] && (count == 0 || value > found[count - 1])) {
                found[count++] = value;
            }
        }
        return Arrays.copyOf(found, count);
    }

    int features() {
        return bounds.length;
    }

    int size(int feature) {
        return bounds[feature].length + 1;
    }

    int bin(int feature, int row) {
        return columns[feature][row];
    }

    /** The value up to which a row lies in the bin or below. */
    float bound(int feature, int bin) {
        return bounds[feature][bin];
    }
}
