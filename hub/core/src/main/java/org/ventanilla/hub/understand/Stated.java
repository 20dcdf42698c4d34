package org.ventanilla.hub.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place that a text states.
 *
 * @param place absent when the words name none that is known
 * @param words the reporter's own words for it
 * @param mentions all places named, whether used or not
 */
record Stated(
        @Nullable PlaceGuess place, @Nullable String words, @Nullable Integer houseNumber, List<Mention> mentions) {}
