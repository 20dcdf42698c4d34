package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds known phrases in a text: their words in order, with a few words between at most. A word ending in {@code *} in a phrase
 * stands for any ending; other words are compared by stem, so that a plural finds its singular.
 *
 * @param <T> what a phrase stands for
 */
final class Phrases<T> {
    private static final int LONGEST_PREFIX = 24;

    private final UnaryOperator<String> stem;
    private final int maxGap;
    private final Map<String, List<Entry<T>>> byWord = new HashMap<>();
    private final Map<String, List<Entry<T>>> byPrefix = new HashMap<>();

    Phrases(int maxGap, UnaryOperator<String> stem) {
        this.maxGap = maxGap;
        this.stem = stem;
    }

    private record Part(String text, String stem, boolean prefix) {}

    private record Entry<T>(String phrase, List<Part> parts, T value) {
        List<String> words() {
            return parts.stream().map(Part::text).toList();
        }
    }

    /**
     * A phrase that was found.
     *
     * @param words the words of the phrase
     * @param exact whether it stands there letter by letter
     * @param from index of its first word in the text
     * @param to index after its last word
     */
    record Hit<T>(String phrase, T value, List<String> words, boolean exact, int from, int to) {}

    /** A phrase in the form of the word lists. One without a word is ignored. */
    void add(String phrase, T value) {
        List<Part> parts = new ArrayList<>();
        for (String piece : phrase.split("\\s+", -1)) {
            boolean prefix = piece.endsWith("*");
            List<String> words = Texts.split(piece);
            for (int i = 0; i < words.size(); i++) {
                boolean open = prefix && i == words.size() - 1;
                parts.add(new Part(words.get(i), open ? words.get(i) : stem.apply(words.get(i)), open));
            }
        }
        if (!parts.isEmpty()) {
            Part first = parts.get(0);
            var index = first.prefix() ? byPrefix : byWord;
            index.computeIfAbsent(first.stem(), k -> new ArrayList<>())
                    .add(new Entry<>(phrase, List.copyOf(parts), value));
        }
    }

    List<Hit<T>> in(List<Word> words) {
        List<Seen> seen = words.stream()
                .map(w -> new Seen(w, stem.apply(w.text()), stem.apply(w.alt())))
                .toList();
        List<Hit<T>> hits = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            for (Entry<T> entry : startingAt(seen.get(i))) {
                Hit<T> hit = hit(entry, seen, i);
                if (hit != null) {
                    hits.add(hit);
                }
            }
        }
        return hits;
    }

    /** A word of the text with its stems. */
    private record Seen(Word word, String stem, String other) {
        boolean matches(Part part) {
            return part.prefix()
                    ? word.text().startsWith(part.text()) || word.alt().startsWith(part.text())
                    : stem.equals(part.stem()) || other.equals(part.stem());
        }

        boolean isExactly(Part part) {
            return part.prefix() || word.is(part.text());
        }
    }

    private List<Entry<T>> startingAt(Seen first) {
        List<Entry<T>> entries = new ArrayList<>(byWord.getOrDefault(first.stem(), List.of()));
        if (!first.other().equals(first.stem())) {
            entries.addAll(byWord.getOrDefault(first.other(), List.of()));
        }
        String text = first.word().text();
        for (int n = 1; n <= Math.min(LONGEST_PREFIX, text.length()); n++) {
            entries.addAll(byPrefix.getOrDefault(text.substring(0, n), List.of()));
        }
        return entries;
    }

    private @Nullable Hit<T> hit(Entry<T> entry, List<Seen> seen, int start) {
        boolean exact = seen.get(start).isExactly(entry.parts().get(0));
        int at = start + 1;
        for (Part part : entry.parts().subList(1, entry.parts().size())) {
            int last = Math.min(seen.size() - 1, at + maxGap);
            while (at <= last && !seen.get(at).matches(part)) {
                at++;
            }
            if (at > last) {
                return null;
            }
            exact &= seen.get(at).isExactly(part);
            at++;
        }
        return new Hit<>(entry.phrase(), entry.value(), entry.words(), exact, start, at);
    }
}
