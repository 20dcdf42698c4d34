package org.ventanilla.hub.understand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.hub.city.PlaceLanguage;

/**
 * How a word sounds, and which known words sound nearly so. Two words are near when taking one letter off each gives the same:
 * one letter wrong, missing, too many or moved. Looking a word up costs its length, not the number of names.
 */
final class TolerantNames {
    /** In shorter words one letter makes another word. */
    private static final int SHORTEST = 5;

    private final List<PlaceLanguage.Folding> foldings;
    private final Map<String, String> expansions = new HashMap<>();
    private final Map<String, Set<String>> byCut = new HashMap<>();

    TolerantNames(PlaceLanguage language) {
        foldings = language.foldings();
        language.nameWords().forEach((abbreviation, word) -> {
            List<String> key = Texts.split(abbreviation);
            if (key.size() == 1) {
                expansions.put(key.get(0), Texts.fold(word));
            }
        });
    }

    /** How a folded word sounds; abbreviations sound like what they stand for. */
    String sound(String folded) {
        return letters(expansions.getOrDefault(folded, folded));
    }

    /** How the letters of any word sound. */
    String letters(String folded) {
        String sound = folded;
        for (PlaceLanguage.Folding folding : foldings) {
            sound = sound.replace(folding.from(), folding.to());
        }
        return sound;
    }

    void know(String sound) {
        cuts(sound)
                .forEach(cut -> byCut.computeIfAbsent(cut, k -> new HashSet<>()).add(sound));
    }

    /** Known sounds near this one, itself excluded. */
    Set<String> near(String sound) {
        Set<String> found = new HashSet<>();
        cuts(sound).forEach(cut -> found.addAll(byCut.getOrDefault(cut, Set.of())));
        found.remove(sound);
        return found;
    }

    static boolean areNear(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        Set<String> cuts = cuts(a);
        return cuts(b).stream().anyMatch(cuts::contains);
    }

    private static Set<String> cuts(String word) {
        if (word.length() < SHORTEST || word.length() > 30) {
            return Set.of();
        }
        Set<String> cuts = new HashSet<>();
        cuts.add(word);
        for (int i = 0; i < word.length(); i++) {
            cuts.add(word.substring(0, i) + word.substring(i + 1));
        }
        return cuts;
    }
}
