package org.ventanilla.hub.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place named in a text.
 *
 * @param candidates what may be meant, likeliest first, at least one
 * @param from index of its first word, type included
 * @param nameFrom index of the first word of the name itself
 * @param to index after the last word of the name
 * @param typed whether a street type stands beside it
 * @param score how much speaks for it
 */
record Mention(
        List<Named> candidates,
        int from,
        int nameFrom,
        int to,
        boolean typed,
        int score,
        HouseNumbers.@Nullable Found number) {

    Named first() {
        return candidates.get(0);
    }

    int firstWord() {
        return number == null ? from : Math.min(from, number.from());
    }

    int afterLastWord() {
        return number == null ? to : Math.max(to, number.to());
    }
}
