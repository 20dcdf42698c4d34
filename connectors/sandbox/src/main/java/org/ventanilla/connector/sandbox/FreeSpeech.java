package org.ventanilla.connector.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says outside the dialogue, to a person or after the tone, and what becomes of it at the company.
 *
 * @param sentences in the order in which they are said
 */
public record FreeSpeech(List<Sentence> sentences, Writing writing) {
    static final FreeSpeech NONE = new FreeSpeech(List.of(), Writing.IN_ORDER);

    public FreeSpeech {
        sentences = List.copyOf(sentences);
    }

    /** One sentence with the recogniser's confidence; null when it tells none. */
    public record Sentence(String words, @Nullable Double confidence) {}

    /** How the company tells what it wrote down. */
    public enum Writing {
        IN_ORDER,
        /** The last sentence first. */
        SHUFFLED,
        /** Each twice. */
        DOUBLED,
        /** After the call has ended. */
        LATE,
        /** Nothing but that it could not. */
        FAILED,
        /** Sentences without words. */
        EMPTY,
        /** Nothing at all. */
        NEVER
    }

    /** All with the same confidence. */
    public static FreeSpeech of(Writing writing, @Nullable Double confidence, String... words) {
        return new FreeSpeech(
                List.of(words).stream().map(w -> new Sentence(w, confidence)).toList(), writing);
    }
}
