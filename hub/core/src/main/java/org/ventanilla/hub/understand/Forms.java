package org.ventanilla.hub.understand;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ventanilla.hub.city.City;

/** The forms in which the words of a phrase and of a text are compared, so that endings and spelling by ear make no difference. */
final class Forms {
    /** In shorter words another letter makes another word. */
    private static final int BY_EAR = 5;

    private final UnaryOperator<String> stem;
    private final UnaryOperator<String> sound;
    private final Set<String> small;

    private Forms(UnaryOperator<String> stem, UnaryOperator<String> sound, Set<String> small) {
        this.stem = stem;
        this.sound = sound;
        this.small = Set.copyOf(small);
    }

    /** For the city's main language, whose spelling by ear its files describe, and for others. */
    static Forms of(String language, City city) {
        Set<String> small = new HashSet<>();
        city.language().stopWords().values().forEach(list -> list.forEach(w -> small.add(Texts.fold(w))));
        var sounds = new TolerantNames(city.language());
        boolean own = language.equals(city.settings().languages().get(0));
        return new Forms(Stems.of(language), own ? sounds::letters : UnaryOperator.identity(), small);
    }

    /** Words as they are written, in any language. */
    static Forms plain(City city) {
        return new Forms(UnaryOperator.identity(), UnaryOperator.identity(), of("", city).small);
    }

    String word(String folded) {
        String stemmed = stem.apply(folded);
        return folded.length() < BY_EAR ? stemmed : sound.apply(stemmed);
    }

    /** For words of which only the beginning counts. */
    String start(String folded) {
        return sound.apply(folded);
    }

    boolean isSmall(String folded) {
        return small.contains(folded);
    }

    /** Words of meaning count whole, small ones like articles hardly. */
    double length(List<String> words) {
        return words.stream().mapToDouble(w -> isSmall(w) ? 0.25 : 1).sum();
    }
}
