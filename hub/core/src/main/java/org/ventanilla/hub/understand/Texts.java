package org.ventanilla.hub.understand;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts a text into words. Accents, case, emoji and invisible marks make no difference; the original's indices are kept. */
final class Texts {
    private static final String BREAKS = "!?;:¡¿\u2029";
    /** Shorter words before a full stop are abbreviations. */
    private static final int ABBREVIATION = 5;

    private final Map<String, String> meanings;

    /** @param meanings folded text message spellings to the folded word they stand for */
    Texts(Map<String, String> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    /** Lower case, no accents, no invisible characters. */
    static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(plain.length());
        plain.codePoints().filter(Texts::isSeen).forEach(folded::appendCodePoint);
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /** The folded words of a phrase, for word lists. */
    static List<String> split(String phrase) {
        return new Texts(Map.of()).words(phrase).stream().map(Word::text).toList();
    }

    List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        boolean breaks = true;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isInWord(c)) {
                breaks |= endsSentence(c, text, at, words);
                at += Character.charCount(c);
                continue;
            }
            int end = at;
            while (end < text.length() && isInWord(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            String folded = fold(text.substring(at, end));
            if (!folded.isEmpty()) {
                words.add(word(text, folded, at, end, breaks));
                breaks = false;
            }
            at = end;
        }
        return words;
    }

    private Word word(String text, String folded, int start, int end, boolean breaks) {
        boolean capital = Character.isUpperCase(text.codePointAt(start))
                && text.substring(start, end).codePoints().skip(1).noneMatch(Character::isUpperCase);
        boolean dashed = start >= 2 && text.charAt(start - 1) == '-' && !Character.isWhitespace(text.charAt(start - 2));
        return new Word(folded, meanings.getOrDefault(folded, folded), start, end, breaks, dashed, capital);
    }

    private static boolean endsSentence(int c, String text, int at, List<Word> words) {
        if (BREAKS.indexOf(c) >= 0 || (c == '\n' && isEmptyLine(text, at + 1))) {
            return true;
        }
        boolean stop = c == '.' && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1)));
        return stop && !words.isEmpty() && words.get(words.size() - 1).text().length() > ABBREVIATION;
    }

    /** One line end may be a mailer's: only an empty line separates. */
    private static boolean isEmptyLine(String text, int at) {
        int next = at;
        while (next < text.length() && " \t\r".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '\n';
    }

    private static boolean isInWord(int c) {
        return Character.isLetterOrDigit(c) || (!isSeen(c) && c != 0);
    }

    /** Accents of decomposed letters and marks that only steer the writing direction are not part of a word's spelling. */
    private static boolean isSeen(int c) {
        int type = Character.getType(c);
        return type != Character.NON_SPACING_MARK && type != Character.FORMAT;
    }
}
