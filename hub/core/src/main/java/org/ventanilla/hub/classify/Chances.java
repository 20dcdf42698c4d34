package org.ventanilla.hub.classify;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How likely each term is in each category (multinomial naive Bayes), as natural logarithms. It knows rare categories better
 * than borders do, which know frequent ones better.
 */
final class Chances {
    /** Seen this often, before anything is counted. */
    private static final double UNSEEN = 0.05;

    private final int[][] counts;
    private final double[] sums;
    private final double[] reports;
    private final int terms;

    Chances(List<Sample> samples, List<String> codes, int[] terms) {
        this.terms = terms.length;
        this.counts = new int[codes.size()][terms.length];
        this.sums = new double[codes.size()];
        this.reports = new double[codes.size()];
        for (Sample s : samples) {
            int code = codes.indexOf(s.code());
            reports[code]++;
            for (int hash : Terms.of(s.words()).keySet()) {
                int term = Arrays.binarySearch(terms, hash);
                if (term >= 0) {
                    counts[code][term]++;
                    sums[code]++;
                }
            }
        }
    }

    /** For each category the terms, each against its mean over all categories, and last the category itself. */
    List<Column> byCode() {
        double all = Arrays.stream(reports).sum();
        double[] means = new double[terms];
        for (int t = 0; t < terms; t++) {
            for (int c = 0; c < counts.length; c++) {
                means[t] += chance(c, t) / counts.length;
            }
        }
        return IntStream.range(0, counts.length)
                .mapToObj(c -> {
                    double[] chances = new double[terms + 1];
                    for (int t = 0; t < terms; t++) {
                        chances[t] = chance(c, t) - means[t];
                    }
                    chances[terms] = Math.log(reports[c] / all);
                    return Column.of(chances);
                })
                .toList();
    }

    private double chance(int code, int term) {
        return Math.log((counts[code][term] + UNSEEN) / (sums[code] + UNSEEN * terms));
    }
}
