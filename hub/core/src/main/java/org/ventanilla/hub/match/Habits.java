package org.ventanilla.hub.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of reports by category and channel, and makes odds of it that a few cases cannot carry away. */
final class Habits {
    private static final double FEW = 8;
    private static final double SOME = 20;
    /** How much likelier than chance a neighbour of the same category is, and one of another, before anything is counted. */
    private static final double SAME_FACTOR = 3;

    private static final double OTHER_FACTOR = 0.05;
    private static final double NEIGHBOUR_M = 100;

    private final Map<String, Tally> pairs = new HashMap<>();
    private final Map<String, Tally> rates = new HashMap<>();
    private final Map<String, Tally> nearby = new HashMap<>();
    private final Map<String, Tally> bands = new HashMap<>();
    private final Map<String, Tally> channels = new HashMap<>();
    private final Tally all = new Tally();
    private final Tally allPairs = new Tally();

    private static final class Tally {
        private double yes;
        private double no;

        void add(boolean is) {
            yes += is ? 1 : 0;
            no += is ? 0 : 1;
        }

        double share() {
            return Math.max(1e-3, Math.min(0.5, yes / Math.max(1, yes + no)));
        }

        double odds(double prior, double weight) {
            return Math.log((yes + weight * prior) / (no + weight * (1 - prior)));
        }
    }

    static Priors of(List<Replay.Moment> moments) {
        var habits = new Habits();
        moments.forEach(habits::add);
        return habits.priors();
    }

    private static Tally at(Map<String, Tally> table, String key) {
        return table.computeIfAbsent(key, k -> new Tally());
    }

    private void add(Replay.Moment m) {
        boolean known = m.report().isDuplicate();
        Side side = m.scene().report();
        all.add(known);
        at(rates, side.category()).add(known);
        at(channels, side.channel()).add(known);
        for (Known k : m.scene().around()) {
            boolean same = k.first().category().equals(side.category());
            boolean right = m.isRight(k);
            if (right || !same || k.metres(side) <= NEIGHBOUR_M) {
                at(pairs, Priors.pair(side.category(), k.first().category())).add(right);
                allPairs.add(right);
            }
        }
        m.scene().around().stream()
                .filter(k -> k.isOpen() && k.first().category().equals(side.category()))
                .mapToDouble(k -> k.metres(side))
                .min()
                .ifPresent(metres -> nearest(side.category(), metres, known));
    }

    private void nearest(String category, double metres, boolean known) {
        String band = Priors.band(metres);
        at(nearby, Priors.pair(category, band)).add(known);
        at(bands, band).add(known);
    }

    private Priors priors() {
        double base = allPairs.yes / Math.max(1, allPairs.no);
        double same = SAME_FACTOR * base / (1 + SAME_FACTOR * base);
        double other = OTHER_FACTOR * base / (1 + OTHER_FACTOR * base);
        Map<String, Double> unseen = new HashMap<>();
        unseen.put(Priors.SAME, odds(same));
        unseen.put(Priors.OTHER, odds(other));
        unseen.put(Priors.RATE, odds(all.share()));
        bands.forEach((band, tally) -> unseen.put(band, odds(tally.share())));
        Map<String, Double> affinity = new HashMap<>();
        pairs.forEach((key, tally) -> {
            int half = key.length() / 2;
            boolean isSame = key.substring(0, half).equals(key.substring(half + 1));
            affinity.put(key, tally.odds(isSame ? same : other, FEW));
        });
        Map<String, Double> near = new HashMap<>();
        nearby.forEach((key, tally) -> near.put(
                key,
                tally.odds(at(bands, key.substring(key.lastIndexOf('|') + 1)).share(), FEW)));
        return new Priors(affinity, odds(rates, all.share()), near, odds(channels, all.share()), unseen);
    }

    private static Map<String, Double> odds(Map<String, Tally> table, double prior) {
        Map<String, Double> odds = new HashMap<>();
        table.forEach((key, tally) -> odds.put(key, tally.odds(prior, SOME)));
        return odds;
    }

    private static double odds(double share) {
        return Math.log(Math.max(1e-9, share) / (1 - share));
    }
}
