package org.ventanilla.hub.classify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Ranks categories with what was learned, and names the words that spoke. Pure; one serves all threads. */
public final class Classifying {
    private static final int WORDS = 3;
    /** What adds less than this part of the strongest word is not worth a word. */
    private static final double WORTH_SAYING = 0.2;

    /** As many are told with their words; the rest is never shown. */
    private static final int EXPLAINED = 5;

    private final CategoryModel model;

    /** With what was learned. */
    public Classifying(CategoryModel model) {
        this.model = model;
    }

    /**
     * A category and how likely it is.
     *
     * @param confidence 0 to 1; all of them add up to 1
     * @param words of the text that spoke for it, strongest first; at most three
     */
    public record Ranked(String code, double confidence, List<String> words) {}

    /**
     * What is made of a text.
     *
     * @param ranked every category that it knows, likeliest first; none when it knows nothing of what was said
     * @param danger whether the words are more like those that told of danger; false when nobody said of any
     * @param sure confidence from which on nine of ten were right
     * @param reports how many confirmed reports and examples stand behind it
     */
    public record Judged(List<Ranked> ranked, boolean danger, double sure, int reports) {}

    /** What it makes of a text, by its words and what keywords and reporter said. */
    public Judged judge(List<String> words, Map<String, Double> votes) {
        Row row = Row.of(model.terms(), model.rarity(), words, votes);
        boolean silent = row.size() == 0;
        return new Judged(
                silent ? List.of() : rank(row, words),
                !silent && tellsOfDanger(row),
                model.margin().sure(),
                model.reports());
    }

    private List<Ranked> rank(Row row, List<String> words) {
        double[] scores = scores(row);
        double[] shares = shares(scores, model.margin().heat());
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -scores[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        return IntStream.range(0, order.length)
                .mapToObj(i -> new Ranked(
                        model.codes().get(order[i]),
                        shares[order[i]],
                        i < EXPLAINED ? spoke(row, order[i], words) : List.of()))
                .toList();
    }

    private boolean tellsOfDanger(Row row) {
        var border = model.danger();
        if (border == null) {
            return false;
        }
        double score = border.start();
        for (int i = 0; i < row.size(); i++) {
            score += row.value(i) * border.cell(row.term(i));
        }
        return score > 0;
    }

    double[] scores(Row row) {
        int classes = model.codes().size();
        double[] border = new double[classes];
        double[] chance = new double[classes];
        for (int i = 0; i < row.size(); i++) {
            model.border().add(row.term(i), row.value(i), border);
            model.chance().add(row.term(i), 1, chance);
        }
        for (int c = 0; c < classes; c++) {
            double side = model.border().starts()[c] + model.border().scales()[c] * border[c];
            double odds = model.chance().starts()[c] + model.chance().scales()[c] * chance[c];
            border[c] = side + row.evenness() * odds;
        }
        return border;
    }

    private double points(Row row, int index, int code) {
        int term = row.term(index);
        return row.value(index) * model.border().cell(term, code)
                + row.evenness() * model.chance().cell(term, code);
    }

    static double[] shares(double[] scores, double heat) {
        double most = Arrays.stream(scores).max().orElse(0);
        double[] shares =
                Arrays.stream(scores).map(s -> Math.exp(heat * (s - most))).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(s -> s / sum).toArray();
    }

    /** A term that stands at several words is shared among them. */
    private List<String> spoke(Row row, int code, List<String> words) {
        Map<String, Double> points = new TreeMap<>();
        for (int i = 0; i < row.size(); i++) {
            double all = points(row, i, code);
            List<Integer> places = row.places(i);
            for (int at : places) {
                points.merge(words.get(at), all / places.size(), Double::sum);
            }
        }
        double strongest = points.values().stream().mapToDouble(p -> p).max().orElse(0);
        return points.entrySet().stream()
                .filter(e -> e.getValue() > WORTH_SAYING * Math.max(0, strongest))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(WORDS)
                .map(Map.Entry::getKey)
                .toList();
    }
}
