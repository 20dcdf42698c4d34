package org.ventanilla.hub.understand;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ventanilla.hub.city.City;

/** Words of the files that say something by themselves: danger, emergency. */
final class Cues {
    private static final int GAP = 2;

    private final Phrases<Boolean> danger = new Phrases<>(GAP, UnaryOperator.identity());
    private final Phrases<Boolean> emergency = new Phrases<>(GAP, UnaryOperator.identity());

    Cues(City city) {
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
