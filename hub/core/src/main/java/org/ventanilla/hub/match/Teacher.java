package org.ventanilla.hub.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a model of labelled reports. The same reports make the same model. */
final class Teacher {
    private static final int TREES = 80;
    private static final long SEED = 20_260_101;
    private static final double BLOCK_M = 2_000;
    private static final long BLOCK_SECONDS = 7 * 86_400;

    private final List<Replay.Moment> moments;
    private final Priors priors;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> truth = new ArrayList<>();
    private final List<Integer> blocks = new ArrayList<>();
    private final List<List<Rows.Row>> perMoment = new ArrayList<>();
    private final double wrongWanted;

    /** @param wrongWanted new reports that may be joined wrongly, of 1,000 */
    private Teacher(List<Replay.Moment> moments, double wrongWanted) {
        this.moments = moments;
        this.wrongWanted = wrongWanted;
        this.priors = Habits.of(moments);
    }

    static MatchModel teach(List<Replay.Moment> moments, double wrongWanted) {
        return new Teacher(moments, wrongWanted).teach();
    }

    private MatchModel teach() {
        Map<String, Integer> numbers = new HashMap<>();
        for (Replay.Moment m : moments) {
            int block = numbers.computeIfAbsent(block(m), b -> numbers.size());
            var found = Rows.of(m.scene(), priors);
            perMoment.add(found);
            for (Rows.Row row : found) {
                rows.add(row.values());
                truth.add(m.isRight(row.known()));
                blocks.add(block);
            }
        }
        boolean[] right = new boolean[truth.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = truth.get(i);
        }
        var unseen = new double[right.length];
        Forest forest = forest(right, numbers.size(), unseen);
        return new MatchModel(MatchModel.FORMAT, moments.size(), MatchModel.names(), priors, bars(unseen), forest);
    }

    /** What happened in one week in one part of town is drawn or left out as a whole: neighbours know too much of each other. */
    private static String block(Replay.Moment m) {
        Side.Spot spot = m.scene().report().spot();
        String where = spot == null
                ? m.scene().report().street().name()
                : Math.floor(spot.x() / BLOCK_M) + "," + Math.floor(spot.y() / BLOCK_M);
        return m.report().city() + "|" + m.scene().report().at() / BLOCK_SECONDS + "|" + where;
    }

    /** @param unseen filled with the score of every row by the trees that never saw its block */
    private Forest forest(boolean[] right, int blockCount, double[] unseen) {
        var bins = new Bins(rows);
        int[] votes = new int[right.length];
        List<Forest.Tree> trees = new ArrayList<>();
        for (int t = 0; t < TREES; t++) {
            var lot = new Random(SEED + t);
            int[] drawn = new int[blockCount];
            for (int i = 0; i < blockCount; i++) {
                drawn[lot.nextInt(blockCount)]++;
            }
            int[] weights = new int[right.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = drawn[blocks.get(i)];
            }
            Forest.Tree tree = new TreeGrower(bins, right, weights, lot).grow();
            trees.add(tree);
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] == 0) {
                    unseen[i] += tree.value()[Forest.leaf(tree, rows.get(i))];
                    votes[i]++;
                }
            }
        }
        for (int i = 0; i < unseen.length; i++) {
            unseen[i] /= Math.max(1, votes[i]);
        }
        return new Forest(trees);
    }

    private MatchModel.Bars bars(double[] unseen) {
        var choice = new BarChoice();
        int at = 0;
        for (int n = 0; n < moments.size(); n++) {
            double best = 0;
            boolean right = false;
            for (Rows.Row row : perMoment.get(n)) {
                if (row.known().isOpen() && unseen[at] > best) {
                    best = unseen[at];
                    right = truth.get(at);
                }
                at++;
            }
            choice.add(best, right, moments.get(n).report().isDuplicate());
        }
        return choice.bars(wrongWanted);
    }
}
