package org.ventanilla.hub.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.match.MatchDecision.Reason;

/** Scores incidents with a model and says in codes what the score is made of. Pure; used by triage and by every measurement. */
final class Learned {
    /** What adds less than this is not worth a word. */
    private static final double WORTH_SAYING = 0.005;

    private final MatchModel model;

    Learned(MatchModel model) {
        this.model = model;
    }

    /** An incident and how likely the report is about it. */
    @SuppressWarnings("ArrayRecordComponent") // made once, read once, never compared
    record Ranked(Known known, double score, double[] row) {}

    /** Likeliest first; of equals the newer. */
    List<Ranked> rank(Scene scene) {
        return Rows.of(scene, model.priors()).stream()
                .map(row -> new Ranked(row.known(), model.forest().score(row.values()), row.values()))
                .sorted(Comparator.comparingDouble(Ranked::score)
                        .thenComparing(r -> r.known().first().at())
                        .thenComparing(r -> r.known().id())
                        .reversed())
                .toList();
    }

    boolean isSure(double score) {
        return score >= model.bars().join();
    }

    boolean isLikely(double score) {
        return score >= model.bars().propose();
    }

    /** Strongest first; the points, with what was left out and the usual share of duplicates, add up to the score. */
    List<Reason> reasons(Ranked ranked) {
        double[] shares = model.forest().shares(ranked.row());
        Map<String, Double> points = new LinkedHashMap<>();
        for (Feature f : Feature.values()) {
            points.merge(f.reason(), shares[f.place()], Double::sum);
        }
        List<Reason> reasons = new ArrayList<>();
        points.forEach((code, sum) -> reasons.add(new Reason(code, figure(code, ranked.row()), sum)));
        reasons.removeIf(r -> Math.abs(r.points()) < WORTH_SAYING);
        reasons.sort(Comparator.comparingDouble((Reason r) -> -Math.abs(r.points())));
        return List.copyOf(reasons);
    }

    private static double figure(String code, double[] row) {
        return switch (code) {
            case "distance" -> row[Feature.METRES.place()];
            case "age" -> row[Feature.HOURS.place()] / 24;
            case "closed" -> Math.max(0, row[Feature.CLOSED_HOURS.place()] / 24);
            case "rivals" -> row[Feature.RIVALS.place()];
            default -> 1;
        };
    }
}
