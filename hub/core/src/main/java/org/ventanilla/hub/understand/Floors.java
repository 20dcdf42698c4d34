package org.ventanilla.hub.understand;

import java.util.List;
import org.ventanilla.hub.city.PlaceLanguage;

/** Knows where the floor and door begin in an address: they are personal and are not kept. */
final class Floors {
    private final WordSet words;

    Floors(PlaceLanguage language) {
        words = new WordSet(language.list("floor_words"));
    }

    /** The address up to its floor. */
    String without(String address, List<Word> spoken) {
        for (int i = 0; i < spoken.size(); i++) {
            if (isFloor(spoken, i)) {
                return address.substring(0, spoken.get(i).start()).replaceAll("[\\s,;.-]+$", "");
            }
        }
        return address.strip();
    }

    private boolean isFloor(List<Word> spoken, int i) {
        String text = spoken.get(i).text();
        boolean ordinal = text.length() > 1
                && Character.isDigit(text.charAt(0))
                && (text.indexOf('º') > 0 || text.indexOf('ª') > 0);
        boolean number = spoken.get(i).isDigits();
        return ordinal || words.lengthAt(spoken, i) > 0 || (number && i > 0 && words.lengthAt(spoken, i + 1) > 0);
    }
}
