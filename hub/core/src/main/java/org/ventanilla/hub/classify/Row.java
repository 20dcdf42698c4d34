package org.ventanilla.hub.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One text as numbers: which of the known terms it has and how much each counts. Ascending by term. */
final class Row {
    /** How much the chances of terms count beside the borders; found on months that were left out. */
    private static final double EVENNESS = 0.02;

    private static final int LONG = 40;

    private record Entry(int term, double value, List<Integer> places) {}

    private final List<Entry> entries;
    private final int words;

    private Row(List<Entry> entries, int words) {
        this.entries = entries;
        this.words = words;
    }

    /**
     * A text; words and pieces together have the length 1, keyword votes come on top.
     *
     * @param terms hashes, ascending
     * @param rarity of each
     */
    static Row of(int[] terms, float[] rarity, List<String> words, Map<String, Double> votes) {
        List<Entry> found = new ArrayList<>();
        double square = 0;
        for (var e : Terms.of(words).entrySet()) {
            int term = Arrays.binarySearch(terms, e.getKey());
            if (term >= 0) {
                double value = (1 + Math.log(e.getValue().size())) * rarity[term];
                square += value * value;
                found.add(new Entry(term, value, e.getValue()));
            }
        }
        double length = Math.sqrt(Math.max(1e-12, square));
        List<Entry> entries = new ArrayList<>();
        found.forEach(e -> entries.add(new Entry(e.term(), e.value() / length, e.places())));
        votes.forEach((code, score) -> {
            int term = Arrays.binarySearch(terms, Terms.vote(code));
            if (term >= 0) {
                entries.add(new Entry(term, Terms.voteValue(score), List.of()));
            }
        });
        entries.sort((a, b) -> Integer.compare(a.term(), b.term()));
        return new Row(entries, words.size());
    }

    /** What every term counts alike; terms of one text repeat each other, so that a long one must not count many times. */
    double evenness() {
        return EVENNESS / Math.sqrt(Math.max(1, Math.min(LONG, words)));
    }

    int size() {
        return entries.size();
    }

    int term(int index) {
        return entries.get(index).term();
    }

    double value(int index) {
        return entries.get(index).value();
    }

    /** Indices of the words it stands at; none for a keyword vote. */
    List<Integer> places(int index) {
        return entries.get(index).places();
    }
}
