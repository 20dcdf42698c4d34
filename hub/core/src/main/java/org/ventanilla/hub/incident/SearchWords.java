package org.ventanilla.hub.incident;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.publish.Folding;

/**
 * What people type to find an incident: words, of which each has to occur somewhere, in any order, or a number. Pure.
 */
public final class SearchWords {
    /** More than this nobody types; the database keeps so many patterns ready, and would make each anew for every row. */
    private static final int MOST = 20;

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private SearchWords() {}

    /** What is found by a word of a query, which is folded: the code of a category whose name holds it. */
    public record Named(String word, String code) {}

    /** The words of a query, folded, each once, the first of very many. */
    public static List<String> of(@Nullable String query) {
        return query == null
                ? List.of()
                : Stream.of(BETWEEN.split(query, -1))
                        .filter(word -> !word.isBlank())
                        .map(Folding::fold)
                        .distinct()
                        .limit(MOST)
                        .toList();
    }

    /** What finds each word anywhere in a text, for {@code ~*}. */
    static String[] patterns(List<String> words) {
        return words.stream().map(Folding::regex).toArray(String[]::new);
    }

    /** The id in a number that is quoted with its prefix and means nothing else: {@code IN-17}, {@code in 17}, {@code #17}. */
    public static @Nullable Long quoted(String prefix, @Nullable String text) {
        Pattern number =
                Pattern.compile("(?:" + Pattern.quote(prefix) + " ?-?|#) ?([0-9]{1,18})", Pattern.CASE_INSENSITIVE);
        Matcher m = number.matcher(text == null ? "" : text.strip());
        return m.matches() ? Long.valueOf(m.group(1)) : null;
    }

    /** The number that digits alone may be; they may as well be that of a house. */
    public static @Nullable Long digits(@Nullable String text) {
        String typed = text == null ? "" : text.strip();
        return DIGITS.matcher(typed).matches() ? Long.valueOf(typed) : null;
    }

    /** The id each word may mean: with the prefix, or digits when nothing else is said, else they are of a house. */
    static @Nullable Long[] numbers(String prefix, List<String> words) {
        var ids = new @Nullable Long[words.size()];
        for (int i = 0; i < ids.length; i++) {
            Long id = quoted(prefix, words.get(i));
            ids[i] = id == null && ids.length == 1 ? digits(words.get(i)) : id;
        }
        return ids;
    }

    /** The codes that belong to each word, between blanks; null when none does. */
    static @Nullable String[] codes(List<String> words, List<Named> named) {
        var codes = new @Nullable String[words.size()];
        for (Named n : named) {
            int at = words.indexOf(n.word());
            if (at >= 0) {
                codes[at] = (codes[at] == null ? " " : codes[at]) + n.code() + " ";
            }
        }
        return codes;
    }
}
