package org.ventanilla.hub.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the words for a street that the gazetteer does not know, so that a person can look for it. */
final class UnknownStreets {
    private static final int MOST_WORDS = 4;

    private final StreetTypes types;
    private final Lexicon lexicon;
    private final Languages languages;
    private final HouseNumbers numbers;

    UnknownStreets(StreetTypes types, Lexicon lexicon, Languages languages, HouseNumbers numbers) {
        this.types = types;
        this.lexicon = lexicon;
        this.languages = languages;
        this.numbers = numbers;
    }

    /**
     * A street by its type.
     *
     * @param from index of its first word
     * @param nameTo index after the last word of its name
     * @param to index after the last word, number included
     * @param bounded whether it is known where the name ends: it is written with capitals, or a number stands behind it. Else
     *     words that are no part of it may be among the last
     */
    record Unknown(int from, int nameTo, int to, boolean bounded, HouseNumbers.@Nullable Found number) {}

    /** The first words that begin like a street: its type, written out, and a name that is no everyday word. */
    @Nullable Unknown find(List<Word> words, List<String> heard) {
        for (int i = 0; i < words.size(); i++) {
            var type = types.at(words, i);
            if (type != null
                    && lexicon.isWay(type.name())
                    && words.get(i).text().equals(type.name())) {
                int name = i + type.length();
                while (name < words.size() && lexicon.articles().holds(words.get(name))) {
                    name++;
                }
                int to = endOfName(words, heard, name);
                if (to > name) {
                    var number = numbers.after(words, to);
                    boolean bounded = number != null || words.get(name).capital();
                    return new Unknown(i, to, number == null ? to : number.to(), bounded, number);
                }
            }
        }
        return null;
    }

    private int endOfName(List<Word> words, List<String> heard, int name) {
        boolean capital = name < words.size() && words.get(name).capital();
        int at = name;
        int to = name;
        while (at < words.size() && at < name + MOST_WORDS && !words.get(at).breaks()) {
            Word word = words.get(at);
            boolean article = lexicon.articles().holds(word);
            boolean everyday = languages.isStopWord(word) || lexicon.isEveryday(heard.get(at));
            boolean part = capital ? word.capital() : !everyday;
            if ((!part && !article) || Character.isDigit(word.text().codePointAt(0))) {
                break;
            }
            at++;
            to = article ? to : at;
        }
        return to;
    }
}
