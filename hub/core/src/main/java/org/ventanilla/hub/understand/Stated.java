package org.ventanilla.hub.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place that a text states.
 *
 * @param place absent when the words name none that is known
 * @param words the reporter's own words for it
 * @param mentions all places named, whether used or not
 * @param sought a street named that is not known; with a place, that is only the neighbourhood or landmark said with it
 */
record Stated(
        @Nullable PlaceGuess place,
        @Nullable String words,
        @Nullable Integer houseNumber,
        List<Mention> mentions,
        @Nullable Sought sought) {

    Stated(@Nullable PlaceGuess place, @Nullable String words, @Nullable Integer houseNumber, List<Mention> mentions) {
        this(place, words, houseNumber, mentions, null);
    }

    /** The same of a text that names these places. */
    Stated naming(List<Mention> all) {
        return new Stated(place, words, houseNumber, all, sought);
    }

    /** The same at the place that others say the street is; where that is not asked, as it was. */
    Stated found(@Nullable PlaceGuess elsewhere) {
        return sought == null || elsewhere == null ? this : new Stated(elsewhere, words, houseNumber, mentions, null);
    }
}
