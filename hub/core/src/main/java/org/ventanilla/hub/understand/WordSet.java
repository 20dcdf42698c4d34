package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short phrases that are looked for at one place of a text, nothing between their words; the longest one wins. */
final class WordSet {
    private final Map<String, List<List<String>>> byFirst = new HashMap<>();
    private final Map<String, List<List<String>>> byLast = new HashMap<>();

    WordSet(Collection<String> phrases) {
        phrases.stream()
                .map(Texts::split)
                .filter(p -> !p.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt((List<String> p) -> p.size()).reversed())
                .forEach(p -> {
                    byFirst.computeIfAbsent(p.get(0), k -> new ArrayList<>()).add(p);
                    byLast.computeIfAbsent(p.get(p.size() - 1), k -> new ArrayList<>())
                            .add(p);
                });
    }

    /** How many words from the index on are a phrase; 0 for none. */
    int lengthAt(List<Word> words, int index) {
        if (index < 0 || index >= words.size()) {
            return 0;
        }
        Word first = words.get(index);
        return Math.max(
                longest(byFirst, first.text(), words, index, 0), longest(byFirst, first.alt(), words, index, 0));
    }

    /** How many words that end before the index are a phrase; 0 for none. */
    int lengthBefore(List<Word> words, int index) {
        if (index < 1 || index > words.size()) {
            return 0;
        }
        Word last = words.get(index - 1);
        return Math.max(longest(byLast, last.text(), words, index, 1), longest(byLast, last.alt(), words, index, 1));
    }

    boolean holds(Word word) {
        return isAlone(word.text()) || isAlone(word.alt());
    }

    private boolean isAlone(String word) {
        return byFirst.getOrDefault(word, List.of()).stream().anyMatch(p -> p.size() == 1);
    }

    private static int longest(
            Map<String, List<List<String>>> index, String key, List<Word> words, int at, int fromEnd) {
        for (List<String> phrase : index.getOrDefault(key, List.of())) {
            int start = fromEnd == 1 ? at - phrase.size() : at;
            if (start >= 0 && start + phrase.size() <= words.size() && matches(phrase, words, start)) {
                return phrase.size();
            }
        }
        return 0;
    }

    private static boolean matches(List<String> phrase, List<Word> words, int start) {
        for (int i = 0; i < phrase.size(); i++) {
            if (!words.get(start + i).is(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }
}
