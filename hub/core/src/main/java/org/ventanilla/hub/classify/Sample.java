package org.ventanilla.hub.classify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report whose category somebody confirmed.
 *
 * @param words folded, without those that say where
 * @param votes scores of the taxonomy's keywords by category code, and of what the reporter said of its kind
 * @param code the category
 * @param danger whether its words tell of danger; null when nobody said
 */
public record Sample(
        String id, Instant at, List<String> words, Map<String, Double> votes, String code, @Nullable Boolean danger) {
    public Sample {
        words = List.copyOf(words);
        votes = Map.copyOf(votes);
    }

    /** Nothing was said of its danger. */
    public static Sample of(String id, Instant at, List<String> words, Map<String, Double> votes, String code) {
        return new Sample(id, at, words, votes, code, null);
    }

    /** The same with what was said of its danger. */
    public Sample with(boolean isDanger) {
        return new Sample(id, at, words, votes, code, isDanger);
    }

    @Override
    public String toString() {
        return "Sample[" + id + "]";
    }
}
