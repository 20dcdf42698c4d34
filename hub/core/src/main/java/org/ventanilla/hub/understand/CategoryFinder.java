package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Taxonomy;

/**
 * Scores categories by the taxonomy's phrases. A phrase of n words counts n^1.5, so that a specific phrase beats a general one;
 * weak phrases, which often only say where, count little.
 */
final class CategoryFinder {
    private static final double WEAK = 0.4;
    /** Phrases of another language than the text's are mostly chance. */
    private static final double FOREIGN = 0.5;
    /** The taxonomy's keyword rule: at most two words inside a phrase. */
    private static final int GAP = 2;

    /** A phrase that is there but for its endings is nearly it. */
    private static final double INFLECTED = 0.9;
    /** Every word between the words of a phrase makes it less likely to be one. */
    private static final double APART = 0.95;

    private static final double AGAIN = 0.2;

    /** In "the lamp of the street is out" the lamp is out. */
    private static final double COMPLEMENT = 0.5;

    private final Taxonomy taxonomy;
    private final City city;
    private final Forms plain;
    private final Map<String, Phrases<Vote>> byLanguage = new TreeMap<>();

    CategoryFinder(City city) {
        this.city = city;
        this.taxonomy = city.taxonomy();
        this.plain = Forms.plain(city);
        for (Category c : taxonomy.categories()) {
            add("es", c.keywordsEs(), c, 1);
            add("es", c.weakEs(), c, WEAK);
            add("en", c.keywordsEn(), c, 1);
            add("en", c.weakEn(), c, WEAK);
        }
    }

    private record Vote(Category category, double factor) {}

    /**
     * A category with its votes.
     *
     * @param score above zero; one strong word counts 1
     * @param longest words of its longest phrase
     */
    record Scored(Category category, double score, int longest, List<String> phrases) {}

    private void add(String language, List<String> phrases, Category category, double factor) {
        var book = byLanguage.computeIfAbsent(language, l -> new Phrases<>(GAP, false, Forms.of(l, city)));
        phrases.forEach(p -> book.add(p, new Vote(category, factor)));
    }

    /** Categories that some phrase speaks for, likeliest first. */
    List<Scored> find(List<Word> words, String language) {
        Map<Category, Map<String, Weighed>> votes = new HashMap<>();
        byLanguage.forEach((l, book) -> {
            double factor = l.equals(language) ? 1 : FOREIGN;
            var hits = book.in(words);
            hits.forEach(hit -> votes.computeIfAbsent(hit.value().category(), c -> new LinkedHashMap<>())
                    .merge(
                            hit.phrase(),
                            weighed(hit, factor * role(hit, hits, words)),
                            (a, b) -> a.weight() >= b.weight() ? a : b));
        });
        return votes.entrySet().stream()
                .map(e -> scored(e.getKey(), new ArrayList<>(e.getValue().values())))
                .sorted(Comparator.comparingDouble(Scored::score)
                        .thenComparingInt(Scored::longest)
                        .reversed()
                        .thenComparing(s -> s.category().priority())
                        .thenComparing(s -> s.category().code()))
                .toList();
    }

    /** Which of the languages the phrases found are in; equal counts say nothing. */
    Map<String, Integer> languages(List<Word> words) {
        Map<String, Integer> counts = new TreeMap<>();
        byLanguage.forEach((l, book) -> counts.put(l, book.in(words).size()));
        return counts;
    }

    /** What is said at the end of two phrases is said of the one whose word stands first, when only small words lead to the other. */
    private double role(Phrases.Hit<Vote> hit, List<Phrases.Hit<Vote>> all, List<Word> words) {
        boolean isComplement = hit.at().size() > 1 && all.stream().anyMatch(other -> leads(other, hit, words));
        return isComplement ? COMPLEMENT : 1;
    }

    private boolean leads(Phrases.Hit<Vote> head, Phrases.Hit<Vote> hit, List<Word> words) {
        int first = head.at().get(0);
        int second = hit.at().get(0);
        boolean sameEnd = head.at().size() > 1
                && head.at()
                        .get(head.at().size() - 1)
                        .equals(hit.at().get(hit.at().size() - 1));
        return sameEnd
                && second > first + 1
                && words.subList(first + 1, second).stream().allMatch(w -> plain.isSmall(w.text()));
    }

    private record Weighed(Phrases.Hit<Vote> hit, double weight) {}

    private Weighed weighed(Phrases.Hit<Vote> hit, double factor) {
        double form = hit.exact() ? 1 : INFLECTED;
        int gaps = hit.at().get(hit.at().size() - 1)
                - hit.at().get(0)
                + 1
                - hit.at().size();
        double near = Math.pow(APART, gaps);
        return new Weighed(hit, factor * form * near * hit.value().factor() * Math.pow(plain.length(hit.words()), 1.5));
    }

    /** Words that a heavier phrase of the category has used already say nearly nothing new. */
    private static Scored scored(Category category, List<Weighed> votes) {
        votes.sort(Comparator.comparingDouble(Weighed::weight).reversed());
        Set<Integer> used = new HashSet<>();
        double score = 0;
        for (Weighed vote : votes) {
            List<Integer> at = vote.hit().at();
            double fresh = at.stream().filter(i -> !used.contains(i)).count() / (double) at.size();
            score += vote.weight() * (AGAIN + (1 - AGAIN) * fresh);
            used.addAll(at);
        }
        int longest = votes.stream().mapToInt(v -> v.hit().words().size()).max().orElse(0);
        var phrases = votes.stream().map(v -> v.hit().phrase()).distinct().toList();
        return new Scored(category, score, longest, phrases);
    }

    /** The words that some phrase of the taxonomy consists of: everyday words, which alone are no name of a place. */
    Set<String> everydayWords() {
        Set<String> all = new HashSet<>();
        taxonomy.categories().forEach(c -> List.of(c.keywordsEs(), c.keywordsEn(), c.weakEs(), c.weakEn())
                .forEach(list -> list.forEach(p -> all.addAll(Texts.split(p)))));
        return all;
    }
}
