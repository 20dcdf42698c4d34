package org.ventanilla.model;

import org.jspecify.annotations.Nullable;

/**
 * Which place do these words name? Asked while somebody is still on the line, so that they can be told what was understood.
 *
 * @param words as said; without who said them
 * @param language two-letter code when the channel knows it
 */
public record PlaceQuestion(String words, @Nullable String language) {
    /** What citizens say stays out of logs. */
    @Override
    public String toString() {
        return "PlaceQuestion[" + words.length() + " chars]";
    }
}
