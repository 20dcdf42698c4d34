package org.ventanilla.hub.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses from which score on to join and to propose, by what would have happened. */
final class BarChoice {
    /** A bar that no score reaches. */
    private static final double NEVER = 1.01;

    private final List<Trial> trials = new ArrayList<>();

    private record Trial(double score, boolean right, boolean duplicate) {}

    /** The best score of one report: whether it was the right incident, and whether there was one. */
    void add(double score, boolean right, boolean duplicate) {
        trials.add(new Trial(score, right, duplicate));
    }

    /** Propose where most are found for the fewest mistakes (F1); join while at most so many of 1,000 new ones are wrong. */
    MatchModel.Bars bars(double wrongWanted) {
        trials.sort(Comparator.comparingDouble(Trial::score).reversed());
        double duplicates = trials.stream().filter(Trial::duplicate).count();
        double fresh = Math.max(1, trials.size() - duplicates);
        double join = NEVER;
        double propose = NEVER;
        double best = 0;
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < trials.size() && trials.get(i).score() > 0; i++) {
            Trial trial = trials.get(i);
            right += trial.right() ? 1 : 0;
            wrong += trial.duplicate() ? 0 : 1;
            double f1 = 2 * right / (i + 1 + duplicates);
            if (f1 > best) {
                best = f1;
                propose = trial.score();
            }
            if (1000 * wrong / fresh <= wrongWanted) {
                join = trial.score();
            }
        }
        return new MatchModel.Bars(Math.max(join, propose), propose);
    }
}
