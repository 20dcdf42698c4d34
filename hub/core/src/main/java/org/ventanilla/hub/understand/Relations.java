package org.ventanilla.hub.understand;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.PlaceLanguage;

/** What the small words around a name say: in, in front of, near, at the corner of, between. */
final class Relations {
    private static final int LOOK_BACK = 5;

    private final WordSet articles;
    private final StreetTypes types;
    private final WordSet at;
    private final WordSet beside;
    private final WordSet corner;
    private final WordSet between;
    private final WordSet and;
    private final WordSet aside;
    private final WordSet introducing;

    Relations(PlaceLanguage language, WordSet articles, StreetTypes types) {
        this.articles = articles;
        this.types = types;
        at = new WordSet(language.cue("at"));
        List<String> near = new ArrayList<>(language.cue("near"));
        near.addAll(language.cue("front"));
        near.addAll(language.cue("stop"));
        beside = new WordSet(near);
        corner = new WordSet(language.cue("corner"));
        between = new WordSet(language.cue("between"));
        and = new WordSet(language.cue("and"));
        aside = new WordSet(language.cue("aside"));
        introducing = new WordSet(language.cue("introducing"));
    }

    /** Whether the name says where the writer lives, works or is going, or whom they write to: "I live in Monte". */
    boolean isAside(List<Word> words, int index) {
        return isBefore(aside, words, index) || isIntroduced(words, index);
    }

    /** "My name is Remedios, from San Luis". */
    private boolean isIntroduced(List<Word> words, int index) {
        for (int i = index - 1; i >= Math.max(0, index - LOOK_BACK - 1); i--) {
            if (introducing.lengthAt(words, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word for "in" or "at" stands before the name. */
    boolean isAt(List<Word> words, int index) {
        return isBefore(at, words, index);
    }

    /** Whether a word for "near" or "in front of" stands before the name. */
    boolean isBeside(List<Word> words, int index) {
        return isBefore(beside, words, index);
    }

    /** Whether any word that places something stands before the name. */
    boolean isPlaced(List<Word> words, int index) {
        return isAt(words, index) || isBeside(words, index) || isCorner(words, index) || isBetween(words, index);
    }

    /** Whether a word that places something begins at the index. */
    boolean startsAt(List<Word> words, int index) {
        return at.lengthAt(words, index) + beside.lengthAt(words, index) + corner.lengthAt(words, index) > 0;
    }

    /** Whether such a word stands right before the name, no article between: "in Monte", not "in the mountain". */
    boolean isPlacedBare(List<Word> words, int index) {
        return at.lengthBefore(words, index) + beside.lengthBefore(words, index) > 0;
    }

    boolean isCorner(List<Word> words, int index) {
        return isBefore(corner, words, index);
    }

    boolean isBetween(List<Word> words, int index) {
        return isBefore(between, words, index);
    }

    /** Whether the name at the index is one of the streets of a corner that the text has begun. */
    boolean isCornerOf(List<Word> words, int index, @Nullable Mention previous) {
        return isCorner(words, index)
                || (previous != null
                        && (isCorner(words, previous.from()) || isBetween(words, previous.from()))
                        && isJoined(words, previous.afterLastWord(), index));
    }

    /** Whether nothing but small words stands between two names, one of them joining. */
    boolean isJoined(List<Word> words, int from, int to) {
        boolean joined = false;
        int i = from;
        while (i < to) {
            int join = Math.max(and.lengthAt(words, i), corner.lengthAt(words, i));
            int skip = articles.holds(words.get(i)) || at.holds(words.get(i)) ? 1 : 0;
            var type = types.at(words, i);
            int length = Math.max(join, Math.max(skip, type == null ? 0 : type.length()));
            if (length == 0 || words.get(i).breaks() || to - from > LOOK_BACK + 1) {
                return false;
            }
            joined |= join > 0;
            i += length;
        }
        return joined;
    }

    private boolean isBefore(WordSet cue, List<Word> words, int index) {
        int end = index;
        for (int n = 0; n <= LOOK_BACK && end > 0; n++) {
            if (end < words.size() && words.get(end).breaks()) {
                return false;
            }
            if (cue.lengthBefore(words, end) > 0) {
                return true;
            }
            if (!articles.holds(words.get(end - 1))) {
                return false;
            }
            end--;
        }
        return false;
    }
}
