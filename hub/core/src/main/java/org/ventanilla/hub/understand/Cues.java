package org.ventanilla.hub.understand;

import java.util.List;
import org.ventanilla.hub.city.City;

/** Words of the files that say something by themselves: danger, emergency. */
final class Cues {
    private static final int GAP = 2;

    private final Phrases<Boolean> danger;
    private final Phrases<Boolean> emergency;

    Cues(City city) {
        danger = new Phrases<>(GAP, true, Forms.plain(city));
        emergency = new Phrases<>(GAP, true, Forms.plain(city));
        for (String language : city.settings().languages()) {
            city.taxonomy().dangerWords(language).forEach(p -> danger.add(p, true));
            city.taxonomy().emergencyWords(language).forEach(p -> emergency.add(p, true));
        }
    }

    boolean danger(List<Word> words) {
        return !danger.in(words).isEmpty();
    }

    boolean emergency(List<Word> words) {
        return !emergency.in(words).isEmpty();
    }
}
