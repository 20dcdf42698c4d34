package org.ventanilla.hub.understand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Taxonomy;

/** Words of the files that say something by themselves: danger, emergency. */
final class Cues {
    private static final int GAP = 2;

    private final Taxonomy taxonomy;
    private final WordSet denials;
    private final Phrases<Boolean> danger;
    private final Phrases<Boolean> emergency;
    /** By category: only in an escalator is "stuck" an emergency. */
    private final Map<String, Phrases<Boolean>> emergencyIn = new HashMap<>();

    Cues(City city) {
        denials = new WordSet(city.language().list("denials"));
        danger = new Phrases<>(GAP, true, Forms.plain(city));
        emergency = new Phrases<>(GAP, true, Forms.plain(city));
        for (String language : city.settings().languages()) {
            city.taxonomy().dangerWords(language).forEach(p -> danger.add(p, true));
            city.taxonomy().emergencyWords(language).forEach(p -> emergency.add(p, true));
        }
        taxonomy = city.taxonomy();
        taxonomy.emergencyIf().forEach((code, phrases) -> {
            var own = new Phrases<Boolean>(GAP, true, Forms.plain(city));
            phrases.forEach(p -> own.add(p, true));
            emergencyIn.put(code, own);
        });
    }

    boolean danger(List<Word> words) {
        return isSaid(danger, words);
    }

    /** @param code the category, as far as it is known */
    boolean emergency(List<Word> words, String code) {
        var own = emergencyIn.get(code);
        return (own != null && isSaid(own, words)) || (taxonomy.heedsEmergencyWords(code) && isSaid(emergency, words));
    }

    /** "It is not urgent", "nobody was injured": what is denied was not said. */
    private boolean isSaid(Phrases<Boolean> cues, List<Word> words) {
        return cues.in(words).stream().map(hit -> hit.at().get(0)).anyMatch(first -> !isDenied(words, first));
    }

    private boolean isDenied(List<Word> words, int first) {
        return !words.get(first).breaks() && denials.lengthBefore(words, first) > 0;
    }
}
