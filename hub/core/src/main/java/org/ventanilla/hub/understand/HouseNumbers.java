package org.ventanilla.hub.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.PlaceLanguage;
import org.ventanilla.hub.understand.NumberReader.Read;

/**
 * Finds the house number that belongs to a street: right behind it, right before it, or elsewhere with a marker. Days, hours, bus
 * lines, floors and telephone numbers are none.
 */
final class HouseNumbers {
    private static final int MAX_BRIDGE = 7;
    /** Shorter markers are also everyday words. */
    private static final int CLEAR_MARKER = 3;

    private final NumberReader numbers;
    private final int max;
    private final WordSet markers;
    private final WordSet clearMarkers;
    private final WordSet doors;
    private final WordSet bridge;
    private final WordSet beforeStreet;
    private final WordSet notAfter;
    private final WordSet notBefore;
    private final WordSet ranges;
    private final WordSet endings;
    private final WordSet between;
    private final WordSet assets;

    HouseNumbers(PlaceLanguage language) {
        numbers = new NumberReader(language);
        max = language.maxHouseNumber();
        markers = new WordSet(language.houseNumber("markers"));
        clearMarkers = new WordSet(language.houseNumber("markers").stream()
                .filter(m -> m.length() >= CLEAR_MARKER || m.contains("º"))
                .toList());
        doors = new WordSet(language.houseNumber("doors"));
        bridge = new WordSet(language.houseNumber("bridge"));
        beforeStreet = new WordSet(language.houseNumber("before_street"));
        notAfter = new WordSet(language.houseNumber("not_after"));
        notBefore = new WordSet(language.houseNumber("not_before"));
        endings = new WordSet(language.houseNumber("endings"));
        ranges = new WordSet(language.list("number_ranges"));
        between = new WordSet(language.cue("between"));
        assets = new WordSet(language.cue("asset"));
    }

    /**
     * A house number, or the first and last of several.
     *
     * @param from index of its first word
     * @param to index after its last word
     */
    record Found(int number, @Nullable Integer last, int from, int to) {}

    /** The number right behind a name that ends before the index. */
    @Nullable Found after(List<Word> words, int index) {
        int at = index;
        while (at < words.size() && at - index < MAX_BRIDGE && !words.get(at).breaks()) {
            int skip = Math.max(
                    Math.max(bridge.lengthAt(words, at), markers.lengthAt(words, at)), between.lengthAt(words, at));
            Read read = numbers.at(words, at);
            if (read != null && (read.inDigits() || skip == 0)) {
                return isHouse(words, read) ? withLast(words, read) : null;
            }
            if (skip == 0) {
                return null;
            }
            at += skip;
        }
        return null;
    }

    /** The number right before a street whose first word, type included, has the index. */
    @Nullable Found before(List<Word> words, int index) {
        int end = index;
        while (end > 0 && beforeStreet.holds(words.get(end - 1))) {
            end--;
        }
        Read read = numbers.before(words, end);
        if (read == null || !isHouse(words, read) || isCut(words, read.from() + 1, index)) {
            return null;
        }
        boolean marked = markers.lengthBefore(words, read.from()) > 0;
        boolean said = marked || read.inDigits();
        return said && (marked || !isAfterForbidden(words, read.from())) ? found(read, null) : null;
    }

    /** A number that a clear marker, or a word for "in front of", makes one wherever it stands. */
    @Nullable Found marked(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            int length = Math.max(clearMarkers.lengthAt(words, i), doors.lengthAt(words, i));
            Read read = length == 0 ? null : numbers.at(words, i + length);
            boolean other = isAfterForbidden(words, i) || assets.lengthBefore(words, i) > 0;
            if (read != null && !other && isHouse(words, read)) {
                return withLast(words, read);
            }
        }
        return null;
    }

    private boolean isAfterForbidden(List<Word> words, int index) {
        return notAfter.lengthBefore(words, index) > 0;
    }

    private boolean isHouse(List<Word> words, Read read) {
        boolean counted = notBefore.lengthAt(words, read.to()) > 0
                && !words.get(read.to()).breaks();
        return !counted && isEnding(read.ending()) && read.value() >= 1 && read.value() <= max;
    }

    /** One letter may belong to a number; ordinals are floors, units are no addresses. */
    private boolean isEnding(String ending) {
        boolean letter = ending.length() == 1 && ending.charAt(0) >= 'a' && ending.charAt(0) <= 'z';
        boolean known = letter || endings.holds(Word.of(ending));
        return ending.isEmpty() || (known && !notBefore.holds(Word.of(ending)));
    }

    private Found withLast(List<Word> words, Read read) {
        int next = read.to();
        boolean range = next + 1 < words.size() && ranges.holds(words.get(next));
        if (range || isHyphen(words, read)) {
            Read last = numbers.at(words, isHyphen(words, read) ? next : next + 1);
            if (last != null && isHouse(words, last) && last.value() != read.value()) {
                return found(read, last);
            }
        }
        return found(read, null);
    }

    /** "12-14". */
    private static boolean isHyphen(List<Word> words, Read read) {
        return read.to() < words.size()
                && read.inDigits()
                && words.get(read.to()).isDigits()
                && words.get(read.to()).dashed();
    }

    private static boolean isCut(List<Word> words, int from, int to) {
        return words.subList(Math.min(from, to), to).stream().anyMatch(Word::breaks);
    }

    private static Found found(Read read, @Nullable Read last) {
        return last == null
                ? new Found(read.value(), null, read.from(), read.to())
                : new Found(read.value(), last.value(), read.from(), last.to());
    }
}
