package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds known phrases in a text: their words in order, with a few words between at most. A word ending in {@code *} in a phrase
 * stands for any ending; other words are compared by stem, so that a plural finds its singular.
 *
 * @param <T> what a phrase stands for
 */
final class Phrases<T> {
    private static final int LONGEST_PREFIX = 24;

    private final Forms forms;
    private final int maxGap;
    private final boolean bound;
    private final Map<String, List<Entry<T>>> byWord = new HashMap<>();
    private final Map<String, List<Entry<T>>> byPrefix = new HashMap<>();

    /**
     * @param maxGap most words of meaning between two words of a phrase
     * @param bound whether a small word of a phrase stands right before the next one: "in flames", not "in the flames"
     */
    Phrases(int maxGap, boolean bound, Forms forms) {
        this.maxGap = maxGap;
        this.bound = bound;
        this.forms = forms;
    }

    private record Part(String text, String form, boolean prefix) {}

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
     * @param at indices of its words in the text
     */
    record Hit<T>(String phrase, T value, List<String> words, boolean exact, List<Integer> at) {}

    /** A phrase in the form of the word lists. One without a word is ignored. */
    void add(String phrase, T value) {
        List<Part> parts = new ArrayList<>();
        for (String piece : phrase.split("\\s+", -1)) {
            boolean prefix = piece.endsWith("*");
            List<String> words = Texts.split(piece);
            for (int i = 0; i < words.size(); i++) {
                boolean open = prefix && i == words.size() - 1;
                String form = open ? forms.start(words.get(i)) : forms.word(words.get(i));
                parts.add(new Part(words.get(i), form, open));
            }
        }
        if (!parts.isEmpty()) {
            Part first = parts.get(0);
            var index = first.prefix() ? byPrefix : byWord;
            index.computeIfAbsent(first.form(), k -> new ArrayList<>())
                    .add(new Entry<>(phrase, List.copyOf(parts), value));
        }
    }

    List<Hit<T>> in(List<Word> words) {
        List<Seen> seen = words.stream().map(this::seen).toList();
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

    private Seen seen(Word word) {
        return new Seen(
                word,
                forms.word(word.text()),
                forms.word(word.alt()),
                forms.start(word.text()),
                forms.isSmall(word.text()));
    }

    /** A word of the text in the forms that are compared. */
    private record Seen(Word word, String form, String other, String start, boolean small) {
        boolean matches(Part part) {
            return part.prefix()
                    ? start.startsWith(part.form()) || word.alt().startsWith(part.text())
                    : form.equals(part.form()) || other.equals(part.form());
        }

        boolean isExactly(Part part) {
            return part.prefix() ? word.text().startsWith(part.text()) : word.is(part.text());
        }

        boolean hasMeaning() {
            return !word.alt().equals(word.text());
        }
    }

    private List<Entry<T>> startingAt(Seen first) {
        List<Entry<T>> entries = new ArrayList<>(byWord.getOrDefault(first.form(), List.of()));
        if (first.hasMeaning()) {
            // What a text message means by a spelling goes before what the letters would mean elsewhere.
            entries.removeIf(e -> e.parts().size() == 1);
            entries.addAll(byWord.getOrDefault(first.other(), List.of()));
        }
        for (int n = 1; n <= Math.min(LONGEST_PREFIX, first.start().length()); n++) {
            entries.addAll(byPrefix.getOrDefault(first.start().substring(0, n), List.of()));
        }
        return entries;
    }

    private @Nullable Hit<T> hit(Entry<T> entry, List<Seen> seen, int start) {
        boolean exact = seen.get(start).isExactly(entry.parts().get(0));
        List<Integer> at = new ArrayList<>(List.of(start));
        for (Part part : entry.parts().subList(1, entry.parts().size())) {
            int next = next(part, seen, at.get(at.size() - 1) + 1);
            if (next < 0) {
                return null;
            }
            exact &= seen.get(next).isExactly(part);
            at.add(next);
        }
        return new Hit<>(entry.phrase(), entry.value(), entry.words(), exact, List.copyOf(at));
    }

    /** Index of the part's word, over small words and a few of meaning; -1 when it does not come. */
    private int next(Part part, List<Seen> seen, int from) {
        if (bound && seen.get(from - 1).small()) {
            return from < seen.size() && seen.get(from).matches(part) ? from : -1;
        }
        int skipped = 0;
        for (int at = from; at < seen.size() && at <= from + 2 * maxGap; at++) {
            if (seen.get(at).matches(part)) {
                return at;
            }
            skipped += seen.get(at).small() ? 0 : 1;
            if (skipped > maxGap) {
                return -1;
            }
        }
        return -1;
    }
}
