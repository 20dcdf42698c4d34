package org.ventanilla.hub.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Learns from confirmed categories, judges what was learned on newer ones, and compares it with what is used now. */
public final class CategoryTraining {
    private static final int FOLDS = 4;
    /** The newest fifth judges what the rest has taught. */
    private static final double LEARNED_FROM = 0.8;

    private static final double RIGHT = 0.9;
    private static final int FEW = 100;

    private final List<Sample> samples;
    private final List<Sample> examples;

    /** Takes the samples in any order. */
    public CategoryTraining(List<Sample> samples) {
        this(samples, List.of());
    }

    /**
     * Takes the samples in any order, and what is learned besides.
     *
     * @param examples made up, so that nothing is judged by them
     */
    public CategoryTraining(List<Sample> samples, List<Sample> examples) {
        this.samples = samples.stream()
                .sorted(Comparator.comparing(Sample::at).thenComparing(Sample::id))
                .toList();
        this.examples = List.copyOf(examples);
    }

    /**
     * What examples teach by themselves.
     *
     * @throws IllegalArgumentException when they are too few to learn from
     */
    public static CategoryModel ofExamples(List<Sample> examples) {
        return Lessons.learn(examples, CategoryModel.Margin.OF_EXAMPLES);
    }

    /**
     * What was learned and how it did.
     *
     * @param model of all samples
     * @param judged newer reports it was judged by, unseen
     * @param right share of them whose category a model of the older ones found
     * @param before the same of the model in use; absent without one
     */
    public record Trained(CategoryModel model, int judged, double right, @Nullable Double before) {
        /** Whether it may take the place of the one in use. */
        public boolean isNoWorse() {
            return before == null || right >= before;
        }
    }

    /**
     * Learns from the older samples, judges with the newer, then learns from all.
     *
     * @param current the model in use
     * @throws IllegalArgumentException when there is too little to learn from
     */
    public Trained train(@Nullable CategoryModel current) {
        List<Sample> older = samples.subList(0, (int) (samples.size() * LEARNED_FROM));
        List<Sample> newer = samples.subList(older.size(), samples.size());
        var usual = examples.isEmpty() ? CategoryModel.Margin.USUAL : CategoryModel.Margin.OF_EXAMPLES;
        CategoryModel trial = Lessons.learn(withExamples(older), usual);
        var margin = newer.size() < FEW ? usual : margin(trial, newer);
        Double before = current == null ? null : Double.valueOf(right(current, newer));
        return new Trained(Lessons.learn(withExamples(samples), margin), newer.size(), right(trial, newer), before);
    }

    private List<Sample> withExamples(List<Sample> confirmed) {
        return Stream.concat(examples.stream(), confirmed.stream()).toList();
    }

    /** The quarters of the time that the samples span, oldest first: what is learned is judged on other weeks. */
    public List<List<Sample>> periods() {
        List<List<Sample>> periods = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            periods.add(samples.subList(samples.size() * fold / FOLDS, samples.size() * (fold + 1) / FOLDS));
        }
        return periods;
    }

    /** A model of everything but these. */
    public CategoryModel without(List<Sample> out) {
        Set<String> ids = out.stream().map(Sample::id).collect(Collectors.toSet());
        var others = samples.stream().filter(s -> !ids.contains(s.id())).toList();
        return new CategoryTraining(others).train(null).model();
    }

    private static double right(CategoryModel model, List<Sample> of) {
        var classifying = new Classifying(model);
        double found = of.stream()
                .filter(s -> classifying.judge(s.words(), s.votes()).ranked().stream()
                        .limit(1)
                        .anyMatch(r -> r.code().equals(s.code())))
                .count();
        return found / Math.max(1, of.size());
    }

    private static CategoryModel.Margin margin(CategoryModel model, List<Sample> unseen) {
        CategoryModel.Margin best = CategoryModel.Margin.USUAL;
        double least = Double.MAX_VALUE;
        var classifying = new Classifying(model);
        List<double[]> scores = unseen.stream()
                .map(s -> classifying.scores(Row.of(model.terms(), model.rarity(), s.words(), s.votes())))
                .toList();
        for (double heat = 1; heat <= 12; heat += 0.5) {
            double loss = 0;
            for (int i = 0; i < scores.size(); i++) {
                int code = model.codes().indexOf(unseen.get(i).code());
                double share = code < 0 ? 0 : Classifying.shares(scores.get(i), heat)[code];
                loss -= Math.log(share + 1e-3);
            }
            if (loss < least) {
                least = loss;
                best = new CategoryModel.Margin(heat, sure(model, scores, unseen, heat));
            }
        }
        return best;
    }

    private record Bet(double confidence, boolean right) {}

    /** The lowest confidence from which on nine of ten are right. */
    private static double sure(CategoryModel model, List<double[]> scores, List<Sample> unseen, double heat) {
        List<Bet> bets = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            double[] shares = Classifying.shares(scores.get(i), heat);
            int first = 0;
            for (int c = 1; c < shares.length; c++) {
                first = shares[c] > shares[first] ? c : first;
            }
            bets.add(new Bet(
                    shares[first], model.codes().get(first).equals(unseen.get(i).code())));
        }
        bets.sort(Comparator.comparingDouble(Bet::confidence).reversed());
        double sure = 1;
        int right = 0;
        for (int i = 0; i < bets.size(); i++) {
            right += bets.get(i).right() ? 1 : 0;
            sure = right >= RIGHT * (i + 1) ? bets.get(i).confidence() : sure;
        }
        return sure;
    }
}
