package org.ventanilla.hub.classify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * What a text says to a classifier: its words, pairs of neighbours, and pieces of four letters, which forgive spelling and
 * endings in any language. A term is known by its hash alone, so that a model holds no word that a citizen wrote.
 */
final class Terms {
    /** What matters stands at the start. */
    private static final int MOST_WORDS = 120;

    /** Shorter ones say little, and longer ones nothing that words do not say. */
    private static final int PIECE = 4;
    /** A keyword that is there counts as much as a word that is fairly rare. */
    private static final double VOTE = 0.3;

    private static final double STRONGEST_VOTE = 3;

    private final Map<Integer, List<Integer>> places = new LinkedHashMap<>();

    private Terms() {}

    /** Where each term of the words stands, as indices of words, by the term's hash. */
    static Map<Integer, List<Integer>> of(List<String> words) {
        var terms = new Terms();
        int count = Math.min(MOST_WORDS, words.size());
        for (int i = 0; i < count; i++) {
            String word = plain(words.get(i));
            terms.add("w:" + word, i);
            if (i + 1 < count) {
                terms.add("b:" + word + " " + plain(words.get(i + 1)), i);
            }
            terms.pieces("<" + word + ">", i);
        }
        return terms.places;
    }

    /** The hash of a keyword vote for a category. */
    static int vote(String code) {
        return hash("k:" + code);
    }

    static double voteValue(double score) {
        return VOTE * Math.min(STRONGEST_VOTE, score);
    }

    /** Numbers are all alike: a house number or an hour says nothing of what it is. */
    private static String plain(String word) {
        return word.chars().allMatch(Character::isDigit) ? "0" : word;
    }

    private void pieces(String word, int at) {
        for (int from = 0; from + PIECE <= word.length(); from++) {
            add("c:" + word.substring(from, from + PIECE), at);
        }
    }

    private void add(String term, int at) {
        places.computeIfAbsent(hash(term), h -> new ArrayList<>(2)).add(at);
    }

    private static int hash(String term) {
        return MurmurHash3.hash32x86(term.getBytes(StandardCharsets.UTF_8));
    }
}
