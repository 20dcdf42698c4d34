package org.ventanilla.hub.classify;

import java.util.Arrays;
import java.util.List;

/**
 * How likely each term is in each category (multinomial naive Bayes), as natural logarithms. It knows rare categories better
 * than borders do, which know frequent ones better.
 */
final class Chances {
    /** Seen this often, before anything is counted. */
    private static final double UNSEEN = 0.05;

    private final double[][] counts;
    private final double[] sums;
    private final double[] reports;
    private final int terms;

    Chances(List<Sample> samples, List<String> codes, int[] terms) {
        this.terms = terms.length;
        this.counts = new double[codes.size()][terms.length];
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
    double[][] byCode() {
        double all = Arrays.stream(reports).sum();
        double[][] chances = new double[counts.length][terms + 1];
        for (int c = 0; c < counts.length; c++) {
            chances[c][terms] = Math.log(reports[c] / all);
        }
        for (int t = 0; t < terms; t++) {
            double mean = 0;
            for (int c = 0; c < counts.length; c++) {
                chances[c][t] = Math.log((counts[c][t] + UNSEEN) / (sums[c] + UNSEEN * terms));
                mean += chances[c][t] / counts.length;
            }
            for (int c = 0; c < counts.length; c++) {
                chances[c][t] -= mean;
            }
        }
        return chances;
    }
}
