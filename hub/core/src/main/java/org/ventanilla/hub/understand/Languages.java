package org.ventanilla.hub.understand;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;

/** Tells the language of a text by its frequent words; where those are silent, by whose phrases of the taxonomy it uses. */
final class Languages {
    private final List<String> languages;
    private final Map<String, Set<String>> stopWords = new LinkedHashMap<>();
    private final CategoryFinder categories;

    Languages(City city, CategoryFinder categories) {
        this.languages = city.settings().languages();
        this.categories = categories;
        city.language().stopWords().forEach((language, words) -> {
            Set<String> folded = new HashSet<>();
            words.forEach(w -> folded.add(Texts.fold(w)));
            stopWords.put(language, folded);
        });
    }

    String of(List<Word> words, @Nullable String hint) {
        String told = hint == null ? "" : hint.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        if (languages.contains(told)) {
            return told;
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        stopWords.forEach((language, known) -> counts.put(language, (int)
                words.stream().filter(w -> known.contains(w.text())).count()));
        String best = best(counts);
        return best != null ? best : otherwise(best(categories.languages(words)));
    }

    boolean isStopWord(Word word) {
        return stopWords.values().stream().anyMatch(known -> known.contains(word.text()));
    }

    private String otherwise(@Nullable String byPhrases) {
        return byPhrases == null ? languages.get(0) : byPhrases;
    }

    private @Nullable String best(Map<String, Integer> counts) {
        String best = null;
        int top = 0;
        boolean tie = false;
        for (String language : languages) {
            int count = counts.getOrDefault(language, 0);
            tie = count == top || (tie && count < top);
            if (count > top) {
                best = language;
                top = count;
            }
        }
        return tie ? null : best;
    }
}
