package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Finds known phrases in a text: their words in order, with a few words between at most. A word ending in {@code *} in a phrase
 * stands for any ending; other words are compared by stem, so that a plural finds its singular.
 *
 * @param <T> what a phrase stands for
 */
final class Phrases<T> {
    private static final int LONGEST_PREFIX = 16;

    private final UnaryOperator<String> stem;
    private final int maxGap;
    private final Map<String, List<Entry<T>>> byWord = new HashMap<>();
    private final Map<String, List<Entry<T>>> byPrefix = new HashMap<>();

    Phrases(int maxGap, UnaryOperator<String> stem) {
        this.maxGap = maxGap;
        this.stem = stem;
    }

    private record Part(String text, boolean prefix) {}

    private record Entry<T>(String phrase, List<Part> parts, T value) {}

    /**
     * A phrase that was found.
     *
     * @param words how many words the phrase has
     * @param from index of its first word in the text
     * @param to index after its last word
     */
    record Hit<T>(String phrase, T value, int words, int from, int to) {}

    /** A phrase in the form of the word lists. One without a word is ignored. */
    void add(String phrase, T value) {
        List<Part> parts = new ArrayList<>();
        for (String piece : phrase.split("\\s+", -1)) {
            boolean prefix = piece.endsWith("*");
            List<String> words = Texts.split(piece);
            for (int i = 0; i < words.size(); i++) {
                boolean open = prefix && i == words.size() - 1;
                parts.add(new Part(open ? words.get(i) : stem.apply(words.get(i)), open));
            }
        }
        if (!parts.isEmpty()) {
            Part first = parts.get(0);
            var index = first.prefix() ? byPrefix : byWord;
            index.computeIfAbsent(first.text(), k -> new ArrayList<>())
                    .add(new Entry<>(phrase, List.copyOf(parts), value));
        }
    }

    List<Hit<T>> in(List<Word> words) {
        List<String> stems = words.stream().map(w -> stem.apply(w.text())).toList();
        List<String> others = words.stream().map(w -> stem.apply(w.alt())).toList();
        List<Hit<T>> hits = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (Entry<T> entry : startingAt(words.get(i), stems.get(i), others.get(i))) {
                int end = end(entry, words, stems, others, i);
                if (end > 0) {
                    hits.add(new Hit<>(
                            entry.phrase(), entry.value(), entry.parts().size(), i, end));
                }
            }
        }
        return hits;
    }

    private List<Entry<T>> startingAt(Word word, String stemmed, String other) {
        List<Entry<T>> entries = new ArrayList<>(byWord.getOrDefault(stemmed, List.of()));
        if (!other.equals(stemmed)) {
            entries.addAll(byWord.getOrDefault(other, List.of()));
        }
        for (int n = 1; n <= Math.min(LONGEST_PREFIX, word.text().length()); n++) {
            entries.addAll(byPrefix.getOrDefault(word.text().substring(0, n), List.of()));
        }
        return entries;
    }

    /** Index after the phrase's last word, 0 when it is not there. */
    private int end(Entry<T> entry, List<Word> words, List<String> stems, List<String> others, int start) {
        int at = start + 1;
        for (Part part : entry.parts().subList(1, entry.parts().size())) {
            int last = Math.min(words.size() - 1, at + maxGap);
            while (at <= last && !matches(part, words.get(at), stems.get(at), others.get(at))) {
                at++;
            }
            if (at > last) {
                return 0;
            }
            at++;
        }
        return at;
    }

    private static boolean matches(Part part, Word word, String stemmed, String other) {
        return part.prefix()
                ? word.text().startsWith(part.text()) || word.alt().startsWith(part.text())
                : stemmed.equals(part.text()) || other.equals(part.text());
    }
}
