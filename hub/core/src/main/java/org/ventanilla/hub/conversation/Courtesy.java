package org.ventanilla.hub.conversation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.ventanilla.hub.city.PlaceLanguage;

/**
 * Whether a reply says thank you and nothing else. In doubt it does not: a clerk looks once too often rather than once too
 * little. The words are the city's ({@code place_language.yaml}: thanks, courtesy).
 */
final class Courtesy {
    private static final int MOST_WORDS = 40;
    private static final int LONGEST_NAME = 4;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final Set<String> thanks;
    private final Set<String> allowed;

    Courtesy(PlaceLanguage language) {
        this.thanks = folded(language.list("thanks"));
        this.allowed = new HashSet<>(thanks);
        allowed.addAll(folded(language.list("courtesy")));
    }

    /** At least one word of thanks, else only words of courtesy, perhaps with the writer's name at the end. */
    boolean isAll(String text) {
        if (text.indexOf('?') >= 0 || text.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        String[] words = NO_LETTER.split(text.strip(), -1);
        if (words.length > MOST_WORDS) {
            return false;
        }
        boolean thanked = false;
        int foreign = 0;
        for (String word : words) {
            String plain = folded(word);
            thanked |= thanks.contains(plain);
            boolean isName = !plain.isEmpty() && !allowed.contains(plain);
            if (isName && (!Character.isUpperCase(word.codePointAt(0)) || ++foreign > LONGEST_NAME)) {
                return false;
            }
            if (foreign > 0 && !isName && !plain.isEmpty()) {
                return false; // a name stands at the end; a foreign word before others is something said
            }
        }
        return thanked;
    }

    /** Nothing but words of courtesy, or a picture of one: "hello", "ok", a raised thumb. */
    boolean isPolite(String text) {
        if (text.indexOf('?') >= 0 || text.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        String[] words = NO_LETTER.split(text.strip(), -1);
        return words.length <= MOST_WORDS
                && Arrays.stream(words)
                        .map(Courtesy::folded)
                        .allMatch(word -> word.isEmpty() || allowed.contains(word));
    }

    private static Set<String> folded(List<String> words) {
        var set = new HashSet<String>();
        words.forEach(word -> set.add(folded(word)));
        return set;
    }

    private static String folded(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
