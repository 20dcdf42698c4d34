package org.ventanilla.hub.match;

import java.util.List;

/**
 * Decision trees whose mean is the score. Every step of a tree moves the score a little; the sum of the steps is what the
 * feature of the step spoke for or against, so that the reasons add up to the score.
 */
record Forest(List<Tree> trees) {
    Forest {
        trees = List.copyOf(trees);
    }

    /**
     * One tree in arrays; node 0 is the root.
     *
     * @param feature index in a row; -1 for a leaf
     * @param bound a row goes left when its value is at most this
     * @param left index of the left child; the right one follows it
     * @param value share of duplicates among what reached the node in training
     */
    @SuppressWarnings("ArrayRecordComponent") // walked millions of times, never compared
    record Tree(int[] feature, float[] bound, int[] left, float[] value) {}

    double score(double[] row) {
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.value()[leaf(tree, row)];
        }
        return sum / Math.max(1, trees.size());
    }

    static int leaf(Tree tree, double[] row) {
        int node = 0;
        while (tree.feature()[node] >= 0) {
            node = next(tree, node, row);
        }
        return node;
    }

    private static int next(Tree tree, int node, double[] row) {
        boolean isLeft = (float) row[tree.feature()[node]] <= tree.bound()[node];
        return tree.left()[node] + (isLeft ? 0 : 1);
    }

    /** What each value of the row added to the score; the last place is what the score is before anything is known. */
    double[] shares(double[] row) {
        double[] shares = new double[row.length + 1];
        for (Tree tree : trees) {
            int node = 0;
            shares[row.length] += tree.value()[0];
            while (tree.feature()[node] >= 0) {
                int child = next(tree, node, row);
                shares[tree.feature()[node]] += (double) tree.value()[child] - tree.value()[node];
                node = child;
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= Math.max(1, trees.size());
        }
        return shares;
    }
}
