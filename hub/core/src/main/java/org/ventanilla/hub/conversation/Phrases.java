package org.ventanilla.hub.conversation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.PlaceLanguage;

/** Recognises what short messages say in set words. The words are the city's ({@code place_language.yaml}). Pure. */
final class Phrases {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern STARS = Pattern.compile("[\\s\\x{2605}\\x{2B50}\\x{1F31F}\\x{FE0F}]+");
    private static final Pattern TOKEN = Pattern.compile("\\S+");
    private static final Pattern DIGIT = Pattern.compile("([1-5])(?:/5)?([.,;:!)-]*)");
    private static final int MOST = 5;

    private final Set<String> status;
    private final List<String> questions;
    private final List<String> still;
    private final Set<String> aroundDigit;
    private final Pattern number;
    private final String prefix;

    Phrases(City city) {
        PlaceLanguage words = city.language();
        this.status = Set.copyOf(folded(words.list("status_words")));
        this.questions = folded(words.list("status_questions"));
        this.still = folded(words.list("still_words"));
        this.aroundDigit = Set.copyOf(folded(words.list("rating_words")));
        this.prefix = city.settings().reportPrefix();
        this.number =
                Pattern.compile("\\b" + Pattern.quote(prefix) + "[-\\s]?([0-9]{1,18})\\b", Pattern.CASE_INSENSITIVE);
    }

    /**
     * A question how a report stands.
     *
     * @param number of which report; null for the latest
     */
    record Asked(@Nullable String number) {}

    /** A whole message that asks how a report stands: the word alone, the word and a number, or a number alone. */
    @Nullable Asked command(String text) {
        String named = number(text);
        String rest = named == null ? text : number.matcher(text).replaceFirst(" ");
        String plain = fold(rest).strip();
        if (plain.isEmpty()) {
            return named == null ? null : new Asked(named);
        }
        String[] words = plain.split(" ", -1);
        if (!status.contains(words[0])) {
            return null;
        }
        if (words.length == 1) {
            return new Asked(named);
        }
        boolean hasDigits = words.length == 2 && DIGITS.matcher(words[1]).matches();
        return hasDigits && named == null ? new Asked(prefix + "-" + words[1]) : null;
    }

    /** The number of a report that stands in a text. */
    @Nullable String number(String text) {
        var found = number.matcher(text);
        return found.find() ? prefix + "-" + Long.parseLong(found.group(1)) : null;
    }

    boolean asksHowItStands(String text) {
        return holds(text, questions);
    }

    boolean saysStill(String text) {
        return holds(text, still);
    }

    boolean saysSomething(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    /**
     * A digit from 1 to 5 and what follows it.
     *
     * @param apart whether the digit certainly stands for itself and counts nothing
     */
    record Rating(int stars, String words, boolean apart) {}

    @Nullable Rating rating(String text) {
        String given = text.strip();
        if (!given.isEmpty() && STARS.matcher(given).matches()) {
            int stars = (int) given.codePoints()
                    .filter(c -> c != 0xFE0F && !Character.isWhitespace(c))
                    .count();
            return stars <= MOST ? new Rating(stars, "", true) : null;
        }
        var token = TOKEN.matcher(given);
        boolean apart = false;
        while (token.find()) {
            var digit = DIGIT.matcher(token.group());
            if (digit.matches()) {
                return rated(given, token.end(), digit, apart);
            }
            if (!aroundDigit.contains(fold(token.group()).strip())) {
                return null;
            }
            apart = true;
        }
        return null;
    }

    private Rating rated(String given, int end, java.util.regex.Matcher digit, boolean before) {
        boolean apart = before || !digit.group(2).isEmpty() || given.startsWith("\n", end);
        int from = end;
        var token = TOKEN.matcher(given);
        while (token.find(from) && isAround(token.group())) {
            apart = true;
            from = token.end();
        }
        return new Rating(
                Integer.parseInt(digit.group(1)), given.substring(from).strip(), apart);
    }

    /** Words like "of 5": the digit here is the most there is. */
    private boolean isAround(String token) {
        String word = fold(token).strip();
        return aroundDigit.contains(word) || word.equals(Integer.toString(MOST));
    }

    private static boolean holds(String text, List<String> phrases) {
        String padded = " " + fold(text).strip() + " ";
        return phrases.stream().anyMatch(phrase -> padded.contains(" " + phrase + " "));
    }

    private static List<String> folded(List<String> words) {
        return words.stream().map(word -> fold(word).strip()).collect(Collectors.toUnmodifiableList());
    }

    private static String fold(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NO_WORD.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }
}
