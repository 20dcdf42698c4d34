package org.ventanilla.hub.understand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.PlaceLanguage;

/** Reads a whole number in digits or words. Recognisers of speech split what they hear, so that digit by digit counts as well. */
final class NumberReader {
    private static final int MAX_DIGITS = 4;

    private final Map<String, Integer> values = new HashMap<>();
    private final WordSet joints;

    NumberReader(PlaceLanguage language) {
        language.numberWords().forEach((word, value) -> values.put(Texts.fold(word), value));
        joints = new WordSet(language.list("number_joints"));
    }

    /**
     * A number in a text.
     *
     * @param from index of its first word
     * @param to index after its last word
     * @param inDigits whether it was written in digits
     * @param ending letters written behind its digits, often empty
     */
    record Read(int value, int from, int to, boolean inDigits, String ending) {}

    /** The number that begins at the index. */
    @Nullable Read at(List<Word> words, int index) {
        if (index < 0 || index >= words.size()) {
            return null;
        }
        Read digits = digits(words.get(index).text(), index);
        return digits != null ? digits : spoken(words, index);
    }

    /** The number whose last word stands before the index. */
    @Nullable Read before(List<Word> words, int index) {
        for (int start = Math.max(0, index - 4); start < index; start++) {
            Read read = at(words, start);
            if (read != null && read.to() == index) {
                return read;
            }
        }
        return null;
    }

    private static @Nullable Read digits(String word, int index) {
        int n = 0;
        while (n < word.length() && word.charAt(n) >= '0' && word.charAt(n) <= '9') {
            n++;
        }
        return n == 0 || n > MAX_DIGITS
                ? null
                : new Read(Integer.parseInt(word.substring(0, n)), index, index + 1, true, word.substring(n));
    }

    private @Nullable Read spoken(List<Word> words, int index) {
        Integer first = values.get(words.get(index).text());
        if (first == null) {
            return null;
        }
        int sum = first;
        int last = first;
        int at = index + 1;
        while (at < words.size()) {
            int next = joints.holds(words.get(at)) && last >= 20 ? at + 1 : at;
            Integer value = next < words.size() ? values.get(words.get(next).text()) : null;
            Integer joined = value == null ? null : joined(sum, last, value);
            if (value == null || joined == null || (next > at && value > 99)) {
                break;
            }
            sum = joined;
            last = value;
            at = next + 1;
        }
        return new Read(sum, index, at, false, "");
    }

    /** What is said by one number word after another, or nothing when the second begins another number. */
    private static @Nullable Integer joined(int sum, int last, int next) {
        if (next == 100 && sum < 10 && sum > 0) {
            return sum * 100;
        }
        boolean afterHundreds = last >= 100 && next < 100;
        boolean afterTens = last >= 20 && last < 100 && last % 10 == 0 && next < 10 && next > 0;
        boolean fits = afterHundreds || afterTens;
        if (fits) {
            return sum + next;
        }
        boolean digitByDigit = last < 10 && next < 10 && sum < 100;
        if (digitByDigit) {
            return sum * 10 + next;
        }
        return last < 10 && sum == last && next >= 20 && next < 100 ? (Integer) (sum * 100 + next) : null;
    }
}
