package org.ventanilla.hub.classify;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A report whose category somebody confirmed.
 *
 * @param words folded, without those that say where
 * @param votes scores of the taxonomy's keywords by category code, and of what the reporter said of its kind
 * @param code the category
 */
public record Sample(String id, Instant at, List<String> words, Map<String, Double> votes, String code) {
    public Sample {
        words = List.copyOf(words);
        votes = Map.copyOf(votes);
    }

    @Override
    public String toString() {
        return "Sample[" + id + "]";
    }
}
