package org.ventanilla.hub.understand;

import java.util.List;
import java.util.Set;
import org.ventanilla.hub.city.City;

/** Notes what a person should know about the words of a report. */
final class Remarks {
    /** Words between a town and the street that is named after it: "in Laredo, in the Avenida…". */
    private static final int SMALL_WORDS = 3;

    private final Codes codes;
    private final WordSet towns;
    private final WordSet here;
    private final Relations relations;

    Remarks(City city, Relations relations) {
        this.codes = new Codes(city);
        this.relations = relations;
        this.towns = new WordSet(city.language().list("other_towns"));
        this.here = new WordSet(city.language().cue("here"));
    }

    void add(String text, List<Word> words, Set<String> remarks) {
        String asset = codes.asset(text, words);
        if (asset != null) {
            remarks.add("asset-number:" + asset);
        }
        String km = codes.kilometre(words, text);
        if (km != null) {
            remarks.add("km-point:" + km);
        }
    }

    boolean isHere(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (here.lengthAt(words, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the place is said to be in another town: its name behind an address, or behind a word for "in". */
    boolean isElsewhere(List<Word> words, Stated stated) {
        for (int i = 0; i < words.size(); i++) {
            int at = i;
            boolean overlaps = stated.mentions().stream().anyMatch(m -> m.firstWord() <= at && at < m.afterLastWord());
            boolean behind =
                    stated.mentions().stream().anyMatch(m -> m.afterLastWord() <= at && at - m.afterLastWord() <= 1);
            int town = towns.lengthAt(words, i);
            boolean only = stated.mentions().stream()
                    .allMatch(m -> m.firstWord() >= at + town && m.firstWord() - at - town <= SMALL_WORDS);
            boolean said = only && relations.isPlaced(words, i);
            boolean aside = relations.isAside(words, i) && !stated.mentions().isEmpty();
            if (town > 0 && !overlaps && !aside && (behind || said)) {
                return true;
            }
        }
        return false;
    }
}
