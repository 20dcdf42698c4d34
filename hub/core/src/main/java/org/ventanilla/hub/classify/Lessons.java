package org.ventanilla.hub.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a model of samples: one linear support vector machine for each category. The same samples make the same model. */
final class Lessons {
    /** Fewer say nothing of a category. */
    static final int FEWEST = 5;

    /** A term of one report alone is a name or a slip. */
    private static final int COMMON = 2;

    private static final double COST = 0.2;
    private static final double EXACT = 0.05;
    private static final long SEED = 20_260_101;

    private final List<Sample> samples;
    private final List<String> codes;
    private final int[] terms;
    private final float[] rarity;

    private Lessons(List<Sample> all) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(s -> counts.merge(s.code(), 1, Integer::sum));
        counts.values().removeIf(n -> n < FEWEST);
        this.codes = List.copyOf(counts.keySet());
        this.samples = all.stream().filter(s -> counts.containsKey(s.code())).toList();
        Map<Integer, Integer> seen = new HashMap<>();
        for (Sample s : samples) {
            Terms.of(s.words()).keySet().forEach(t -> seen.merge(t, 1, Integer::sum));
            s.votes().keySet().forEach(code -> seen.merge(Terms.vote(code), 1, Integer::sum));
        }
        this.terms = seen.entrySet().stream()
                .filter(e -> e.getValue() >= COMMON)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
        this.rarity = new float[terms.length];
        for (int i = 0; i < terms.length; i++) {
            rarity[i] = (float) (1 + Math.log((1.0 + samples.size()) / (1 + seen.getOrDefault(terms[i], 0))));
        }
    }

    /**
     * Learns.
     *
     * @throws IllegalArgumentException when they name fewer than two categories often enough
     */
    static CategoryModel learn(List<Sample> samples, CategoryModel.Margin margin) {
        return new Lessons(samples).learn(margin);
    }

    private CategoryModel learn(CategoryModel.Margin margin) {
        if (codes.size() < 2) {
            throw new IllegalArgumentException(
                    "at least two categories with " + FEWEST + " confirmed reports each are needed");
        }
        Linear.disableDebugOutput();
        Feature[][] rows = samples.stream().map(this::row).toArray(Feature[][]::new);
        var border = IntStream.range(0, codes.size())
                .parallel()
                .mapToObj(c -> border(rows, sides(s -> s.code().equals(codes.get(c)))))
                .toList();
        Instant until = samples.stream().map(Sample::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        return new CategoryModel(
                CategoryModel.FORMAT,
                samples.size(),
                until,
                codes,
                terms,
                rarity,
                CategoryModel.Table.of(border),
                CategoryModel.Table.of(new Chances(samples, codes, terms).byCode()),
                danger(rows),
                margin);
    }

    private double[] sides(Predicate<Sample> within) {
        return samples.stream().mapToDouble(s -> within.test(s) ? 1 : -1).toArray();
    }

    /** What tells of danger, learned of those of which somebody said. */
    private @Nullable Column danger(Feature[][] rows) {
        int[] said = IntStream.range(0, rows.length)
                .filter(i -> samples.get(i).danger() != null)
                .toArray();
        double[] sides = Arrays.stream(said)
                .mapToDouble(i -> Boolean.TRUE.equals(samples.get(i).danger()) ? 1 : -1)
                .toArray();
        return Arrays.stream(sides).distinct().count() < 2
                ? null
                : border(Arrays.stream(said).mapToObj(i -> rows[i]).toArray(Feature[][]::new), sides);
    }

    /** The weight of each term for one side against the other, and last the bias. */
    private Column border(Feature[][] rows, double[] sides) {
        var problem = new Problem();
        problem.l = rows.length;
        problem.n = terms.length + 1;
        problem.bias = 1;
        problem.x = rows;
        problem.y = sides;
        var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, EXACT);
        parameter.setRandom(new Random(SEED));
        Model model = Linear.train(problem, parameter);
        // Weights are those of the label that the library met first.
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        return Column.of(
                Arrays.stream(model.getFeatureWeights()).map(w -> sign * w).toArray());
    }

    /** The library counts from 1; the last one is the bias. */
    private Feature[] row(Sample sample) {
        Row row = Row.of(terms, rarity, sample.words(), sample.votes());
        Feature[] nodes = new Feature[row.size() + 1];
        for (int i = 0; i < row.size(); i++) {
            nodes[i] = new FeatureNode(row.term(i) + 1, row.value(i));
        }
        nodes[row.size()] = new FeatureNode(terms.length + 1, 1);
        return nodes;
    }
}
