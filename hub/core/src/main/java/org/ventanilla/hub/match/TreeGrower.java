package org.ventanilla.hub.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Grows one tree: at every node the best split, by Gini impurity, of a few features drawn by lot. */
final class TreeGrower {
    private static final int LEAF = 8;
    private static final double DRAWN = 0.3;

    private final Bins bins;
    private final boolean[] truth;
    private final int[] weights;
    private final Random lot;
    private final List<Node> nodes = new ArrayList<>();

    /**
     * A grower for one tree.
     *
     * @param weights how often each row was drawn for this tree
     */
    TreeGrower(Bins bins, boolean[] truth, int[] weights, Random lot) {
        this.bins = bins;
        this.truth = truth;
        this.weights = weights;
        this.lot = lot;
    }

    private record Node(int feature, float bound, int left, float value) {}

    private record Split(int feature, int bin, double gain) {}

    @SuppressWarnings("ArrayRecordComponent") // taken apart at once, never compared
    private record Open(int node, int[] rows) {}

    Forest.Tree grow() {
        int[] rows =
                IntStream.range(0, truth.length).filter(i -> weights[i] > 0).toArray();
        List<Open> open = new ArrayList<>();
        open.add(new Open(add(rows), rows));
        while (!open.isEmpty()) {
            Open next = open.remove(open.size() - 1);
            Split best = best(next.rows());
            if (best != null) {
                split(next, best, open);
            }
        }
        return tree();
    }

    private void split(Open open, Split best, List<Open> todo) {
        int[] low = Arrays.stream(open.rows())
                .filter(i -> bins.bin(best.feature(), i) <= best.bin())
                .toArray();
        int[] high = Arrays.stream(open.rows())
                .filter(i -> bins.bin(best.feature(), i) > best.bin())
                .toArray();
        int left = add(low);
        int right = add(high);
        float bound = bins.bound(best.feature(), best.bin());
        float value = nodes.get(open.node()).value();
        nodes.set(open.node(), new Node(best.feature(), bound, left, value));
        todo.add(new Open(right, high));
        todo.add(new Open(left, low));
    }

    private int add(int[] rows) {
        long all = 0;
        long right = 0;
        for (int i : rows) {
            all += weights[i];
            right += truth[i] ? weights[i] : 0;
        }
        nodes.add(new Node(-1, 0, 0, all == 0 ? 0 : (float) right / all));
        return nodes.size() - 1;
    }

    private @Nullable Split best(int[] rows) {
        Split best = null;
        if (rows.length >= 2 * LEAF) {
            for (int n = (int) Math.ceil(DRAWN * bins.features()); n > 0; n--) {
                Split found = best(rows, lot.nextInt(bins.features()));
                if (found != null && (best == null || found.gain() > best.gain())) {
                    best = found;
                }
            }
        }
        return best;
    }

    private @Nullable Split best(int[] rows, int feature) {
        long[] all = new long[bins.size(feature)];
        long[] right = new long[all.length];
        long sum = 0;
        long sumRight = 0;
        for (int i : rows) {
            int bin = bins.bin(feature, i);
            all[bin] += weights[i];
            right[bin] += truth[i] ? weights[i] : 0;
            sum += weights[i];
            sumRight += truth[i] ? weights[i] : 0;
        }
        Split best = null;
        double base = purity(sum, sumRight) + 1e-9;
        long low = 0;
        long lowRight = 0;
        for (int bin = 0; bin < all.length - 1; bin++) {
            low += all[bin];
            lowRight += right[bin];
            double gain = purity(low, lowRight) + purity(sum - low, sumRight - lowRight) - base;
            boolean isBig = low >= LEAF && sum - low >= LEAF;
            if (isBig && gain > (best == null ? 0 : best.gain())) {
                best = new Split(feature, bin, gain);
            }
        }
        return best;
    }

    private static double purity(long all, long right) {
        return all == 0 ? 0 : ((double) right * right + (double) (all - right) * (all - right)) / all;
    }

    private Forest.Tree tree() {
        int n = nodes.size();
        var tree = new Forest.Tree(new int[n], new float[n], new int[n], new float[n]);
        for (int i = 0; i < n; i++) {
            Node node = nodes.get(i);
            tree.feature()[i] = node.feature();
            tree.bound()[i] = node.bound();
            tree.left()[i] = node.left();
            tree.value()[i] = node.value();
        }
        return tree;
    }
}
