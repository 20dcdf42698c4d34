package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.hub.classify.Classifying.Ranked;

/**
 * What keywords and what was learned say together. The learned ranking has heard the keywords already; they speak once more
 * for categories that nobody has confirmed often enough to be learned, and for all of them while little was learned.
 */
record Opinion(List<CategoryFinder.Scored> votes, List<CategoryGuess> guesses) {
    /** From so many confirmed reports on what was learned counts half. */
    private static final double HALF = 200;
    /** Half of this score is lost on chance, as without anything learned. */
    private static final double DOUBT = 0.5;

    /** What is less likely is nobody's guess. */
    private static final double NEGLIGIBLE = 0.002;

    /** @param reports that the ranking was learned from */
    static Opinion of(List<CategoryFinder.Scored> votes, List<Ranked> ranked, int reports) {
        double all =
                DOUBT + votes.stream().mapToDouble(CategoryFinder.Scored::score).sum();
        Map<String, Double> said = new HashMap<>();
        Map<String, Set<String>> words = new HashMap<>();
        votes.forEach(v -> {
            said.put(v.category().code(), v.score() / all);
            words.put(v.category().code(), new LinkedHashSet<>(v.phrases()));
        });
        Map<String, Double> learned = new HashMap<>();
        double known = 0;
        for (Ranked r : ranked) {
            learned.put(r.code(), r.confidence());
            known += r.confidence();
            if (r.confidence() >= NEGLIGIBLE || words.containsKey(r.code())) {
                words.computeIfAbsent(r.code(), c -> new LinkedHashSet<>()).addAll(r.words());
            }
        }
        double left = 1 - unlearned(said, learned);
        double trust = known == 0 ? 0 : votes.isEmpty() ? 1 : reports / (reports + HALF);
        double share = known == 0 ? 0 : left / known;
        List<CategoryGuess> guesses = new ArrayList<>();
        words.forEach((code, spoke) -> {
            double keyword = said.getOrDefault(code, 0.0);
            double ours = learned.containsKey(code) ? learned.get(code) * share : keyword;
            guesses.add(new CategoryGuess(code, trust * ours + (1 - trust) * keyword, List.copyOf(spoke)));
        });
        return new Opinion(votes, sorted(guesses));
    }

    /** What keywords say of categories that nobody has confirmed often enough. */
    private static double unlearned(Map<String, Double> said, Map<String, Double> learned) {
        return said.entrySet().stream()
                .filter(e -> !learned.containsKey(e.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static List<CategoryGuess> sorted(List<CategoryGuess> guesses) {
        return guesses.stream()
                .sorted(Comparator.comparingDouble(CategoryGuess::confidence)
                        .reversed()
                        .thenComparing(CategoryGuess::code))
                .toList();
    }

    /** What the taxonomy's keywords scored; one strong word counts 1. */
    double keywords(String code) {
        return votes.stream()
                .filter(v -> v.category().code().equals(code))
                .mapToDouble(CategoryFinder.Scored::score)
                .findFirst()
                .orElse(0);
    }
}
