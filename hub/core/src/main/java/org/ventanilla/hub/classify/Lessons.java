package org.ventanilla.hub.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

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
        var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, EXACT);
        parameter.setRandom(new Random(SEED));
        Linear.disableDebugOutput();
        Model model = Linear.train(problem(), parameter);
        Instant until = samples.stream().map(Sample::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        return packed(model, until, margin);
    }

    private Problem problem() {
        var problem = new Problem();
        problem.l = samples.size();
        problem.n = terms.length + 1;
        problem.bias = 1;
        problem.y = samples.stream().mapToDouble(s -> codes.indexOf(s.code())).toArray();
        problem.x = samples.stream().map(this::row).toArray(Feature[][]::new);
        return problem;
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

    private CategoryModel packed(Model model, Instant until, CategoryModel.Margin margin) {
        double[] all = model.getFeatureWeights(); // a copy each time it is asked for
        double[][] border = new double[codes.size()][];
        for (int c = 0; c < codes.size(); c++) {
            // Of two categories the library keeps the weights of the first: those of the other are the opposite.
            double[] one = new double[terms.length + 1];
            for (int t = 0; t <= terms.length; t++) {
                one[t] = codes.size() == 2 ? (c == 0 ? all[t] : -all[t]) : all[t * codes.size() + c];
            }
            border[model.getLabels()[c]] = one;
        }
        return new CategoryModel(
                CategoryModel.FORMAT,
                samples.size(),
                until,
                codes,
                terms,
                rarity,
                packed(border),
                packed(new Chances(samples, codes, terms).byCode()),
                margin);
    }

    /** @param byCode a number for each term, and last what the category has before any */
    private static CategoryModel.Table packed(double[][] byCode) {
        int terms = byCode[0].length - 1;
        var cells = new byte[terms * byCode.length];
        var scales = new float[byCode.length];
        var starts = new float[byCode.length];
        for (int c = 0; c < byCode.length; c++) {
            double most = 1e-9;
            for (int t = 0; t < terms; t++) {
                most = Math.max(most, Math.abs(byCode[c][t]));
            }
            scales[c] = (float) (most / Byte.MAX_VALUE);
            starts[c] = (float) byCode[c][terms];
            for (int t = 0; t < terms; t++) {
                cells[t * byCode.length + c] = (byte) Math.round(byCode[c][t] / scales[c]);
            }
        }
        return new CategoryModel.Table(cells, scales, starts);
    }
}
