package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds which names begin at one word of a text, misspelled, run together or cut in two by a recogniser of speech. */
final class NameMatcher {
    private static final int JOINED = 6;

    private final TolerantNames sounds;
    private final WordSet articles;
    private final Map<String, List<Variant>> byFirst = new HashMap<>();
    private final Map<String, List<Variant>> byFirstTwo = new HashMap<>();

    NameMatcher(Lexicon lexicon, TolerantNames sounds) {
        this.sounds = sounds;
        this.articles = lexicon.articles();
        for (Variant v : lexicon.variants()) {
            List<String> keys = v.keys();
            sounds.know(keys.get(0));
            byFirst.computeIfAbsent(keys.get(0), k -> new ArrayList<>()).add(v);
            if (keys.size() > 1) {
                byFirstTwo
                        .computeIfAbsent(keys.get(0) + keys.get(1), k -> new ArrayList<>())
                        .add(v);
            }
        }
    }

    /**
     * A name in a text.
     *
     * @param to index after its last word
     * @param cost letters that were wrong
     */
    record Match(Variant variant, int from, int to, int cost) {}

    /** How every word of a text sounds; to be asked for once per text. */
    List<String> sounds(List<Word> words) {
        return words.stream().map(w -> sounds.sound(w.text())).toList();
    }

    List<Match> at(List<Word> words, List<String> heard, int index) {
        List<Match> matches = new ArrayList<>();
        for (Variant v : beginning(heard, index)) {
            Match match = walk(v, words, heard, index);
            if (match != null) {
                matches.add(match);
            }
        }
        return matches;
    }

    private Set<Variant> beginning(List<String> heard, int index) {
        if (index >= heard.size()) {
            return Set.of();
        }
        String one = heard.get(index);
        Set<Variant> found = new LinkedHashSet<>(byFirst.getOrDefault(one, List.of()));
        found.addAll(byFirstTwo.getOrDefault(one, List.of()));
        sounds.near(one).forEach(near -> found.addAll(byFirst.getOrDefault(near, List.of())));
        if (index + 1 < heard.size()) {
            String two = one + heard.get(index + 1);
            found.addAll(byFirst.getOrDefault(two, List.of()));
            sounds.near(two).forEach(near -> found.addAll(byFirst.getOrDefault(near, List.of())));
        }
        return found;
    }

    private @Nullable Match walk(Variant v, List<Word> words, List<String> heard, int index) {
        List<String> keys = v.keys();
        int at = index;
        int cost = 0;
        for (int k = 0; k < keys.size(); k++) {
            at = k == 0 ? at : skipArticles(words, heard, at, keys.get(k));
            if (at >= words.size() || (k > 0 && words.get(at).breaks())) {
                return null;
            }
            Step step = step(keys, k, heard, at);
            if (step == null) {
                return null;
            }
            at += step.words();
            k += step.keys() - 1;
            cost += step.cost();
        }
        return new Match(v, index, at, cost);
    }

    private int skipArticles(List<Word> words, List<String> heard, int from, String key) {
        int at = from;
        while (at < words.size()
                && articles.holds(words.get(at))
                && !heard.get(at).equals(key)) {
            at++;
        }
        return at;
    }

    private record Step(int words, int keys, int cost) {}

    private static @Nullable Step step(List<String> keys, int k, List<String> heard, int at) {
        String key = keys.get(k);
        String word = heard.get(at);
        if (word.equals(key)) {
            return new Step(1, 1, 0);
        }
        if (k + 1 < keys.size() && word.equals(key + keys.get(k + 1))) {
            return new Step(1, 2, 0);
        }
        String two = at + 1 < heard.size() ? word + heard.get(at + 1) : "";
        if (two.equals(key)) {
            return new Step(2, 1, 0);
        }
        if (TolerantNames.areNear(word, key)) {
            return new Step(1, 1, 1);
        }
        return two.length() >= JOINED && TolerantNames.areNear(two, key) ? new Step(2, 1, 1) : null;
    }
}
