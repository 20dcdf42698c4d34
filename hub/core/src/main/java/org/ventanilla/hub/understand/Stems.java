package org.ventanilla.hub.understand;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.en.EnglishMinimalStemmer;
import org.apache.lucene.analysis.es.SpanishLightStemmer;

/** Takes endings off words. The stemmers keep no state, so that one serves all threads. */
final class Stems {
    /** What is left of a shorter word could be any word: the months are no tables. */
    private static final int SHORTEST = 4;

    private static final EnglishMinimalStemmer ENGLISH = new EnglishMinimalStemmer();
    private static final SpanishLightStemmer SPANISH = new SpanishLightStemmer();

    private Stems() {}

    /** The stemmer of a two-letter language; words of a language without one stay as they are. */
    static UnaryOperator<String> of(String language) {
        return switch (language) {
            case "es" -> Stems::spanish;
            case "en" -> word -> cut(word, ENGLISH::stem);
            default -> UnaryOperator.identity();
        };
    }

    private static String spanish(String word) {
        String stem = cut(word, SPANISH::stem);
        return stem.length() < SHORTEST ? word : stem;
    }

    private interface Cut {
        int length(char[] letters, int length);
    }

    private static String cut(String word, Cut cut) {
        char[] letters = word.toCharArray();
        return new String(Arrays.copyOf(letters, cut.length(letters, letters.length)));
    }
}
