package org.ventanilla.connector.phone;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/** What short answers mean, in one language. Pure. */
final class Answers {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** In a longer answer the same words may be part of what happened. */
    private static final int SHORT = 8;
    /** "Sí, pero cuidado con el escalón" says more than yes. */
    private static final int PLAIN = 4;

    private static final int LEAST_LETTERS = 3;

    private final List<String> yes;
    private final List<String> no;
    private final List<String> person;

    Answers(Properties messages) {
        this.yes = list(messages, "words.yes");
        this.no = list(messages, "words.no");
        this.person = list(messages, "words.person");
    }

    boolean isYes(Said said) {
        return said.isKey("1") || begins(plain(said), yes);
    }

    boolean isNo(Said said) {
        return said.isKey("2") || (!isYes(said) && begins(plain(said), no));
    }

    /** Yes or no and hardly anything else. */
    boolean isBare(Said said) {
        return (isYes(said) || isNo(said)) && count(plain(said)) <= PLAIN;
    }

    boolean wantsPerson(Said said) {
        String plain = plain(said);
        return said.isKey("0") || (count(plain) <= SHORT && person.stream().anyMatch(phrase -> holds(plain, phrase)));
    }

    /** Whether there are words that may say something. */
    static boolean saysSomething(Said said) {
        return plain(said).replace(" ", "").length() >= LEAST_LETTERS;
    }

    private static boolean begins(String plain, List<String> phrases) {
        return phrases.stream().anyMatch(phrase -> plain.equals(phrase) || plain.startsWith(phrase + " "));
    }

    private static boolean holds(String plain, String phrase) {
        return (" " + plain + " ").contains(" " + phrase + " ");
    }

    private static int count(String plain) {
        return plain.isEmpty() ? 0 : plain.split(" ").length;
    }

    private static String plain(Said said) {
        return said.words() == null ? "" : plain(said.words());
    }

    private static String plain(String words) {
        String bare =
                MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD)).replaceAll("");
        return OTHER.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static List<String> list(Properties messages, String key) {
        return Arrays.stream(messages.getProperty(key, "").split(",", -1))
                .map(Answers::plain)
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .toList();
    }
}
