package org.ventanilla.connector.email;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * How mail programs mark what is not the writer's own text, as plain word lists: {@code reply-lines.properties} says what
 * each list means. Comparing words instead of regular expressions keeps the work linear in the text.
 */
final class ReplyLines {
    private static final int MAX_MARK = 200;

    private final Map<String, List<String>> lists = new HashMap<>();

    private ReplyLines(Properties words) {
        for (String name : words.stringPropertyNames()) {
            var list = List.of(words.getProperty(name).split("\\|"));
            lists.put(name, list.stream().filter(word -> !word.isBlank()).toList());
        }
    }

    /** The lists that come with the connector. */
    static ReplyLines shipped() {
        var words = new Properties();
        try {
            words.load(new StringReader(Resources.text("reply-lines.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReplyLines(words);
    }

    /** A line as it is compared: lower case, no marks that only turn or glue, no asterisks of bold print. */
    static String bare(String line) {
        var out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '\u200B', '\u200E', '\u200F', '\uFEFF', '*' -> {
                    // Not seen by the reader.
                }
                case '\u00A0', '\u202F', '\t' -> out.append(' ');
                default -> out.append(c);
            }
        }
        return out.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** The line put above the words of a mail within the mail. */
    String forwardMark() {
        return list("forward-mark").get(0);
    }

    /** @param bare see {@link #bare} */
    boolean beginsIntroduction(String bare) {
        return startsWithAny(bare, list("begins"));
    }

    /** Whether "wrote" stands at the end, as a word. */
    boolean endsWithVerb(String bare) {
        return list("wrote").stream()
                .anyMatch(verb -> bare.endsWith(verb) && isWordStart(bare, bare.length() - verb.length()));
    }

    /** Whether "wrote" stands anywhere, as a word: in some languages the name follows it. */
    boolean containsVerb(String bare) {
        return endsWithVerb(bare) || list("wrote").stream().anyMatch(verb -> bare.contains(" " + verb + " "));
    }

    private static boolean isWordStart(String line, int at) {
        return at == 0 || !Character.isLetter(line.charAt(at - 1)) || Character.isIdeographic(line.charAt(at));
    }

    boolean isFrom(String bare) {
        return startsWithAny(bare, list("from"));
    }

    boolean isSent(String bare) {
        return startsWithAny(bare, list("sent"));
    }

    boolean isTo(String bare) {
        return startsWithAny(bare, list("to"));
    }

    boolean isSubject(String bare) {
        return startsWithAny(bare, list("subject"));
    }

    /** A line like {@code -----Original Message-----}; some phones put all of the earlier mail on it. */
    boolean isOriginalMark(String bare) {
        return isRuled(bare) && containsAny(beginning(bare), list("original"));
    }

    /** A line like {@code ---------- Forwarded message ---------}: what follows is what the citizen wants to show. */
    boolean isForwardMark(String bare) {
        boolean ruled = isRuled(bare) && containsAny(beginning(bare), list("forwarded"));
        return ruled || (bare.endsWith(":") && startsWithAny(bare, list("forward-begins")));
    }

    boolean isForward(String subject) {
        return startsWithAny(bare(subject), list("forward-subject"));
    }

    boolean isReply(String subject) {
        return startsWithAny(bare(subject), list("reply-subject"));
    }

    boolean isPhoneSignature(String bare) {
        return bare.length() < MAX_MARK && startsWithAny(bare, list("phone"));
    }

    boolean isDisclaimer(String bare) {
        return startsWithAny(bare, list("disclaimer"));
    }

    /** "Un saludo," and its like, alone on their line. */
    boolean isClosing(String bare) {
        String words = bare.replace(",", "").replace(".", "").replace("!", "").strip();
        return list("closing").contains(words);
    }

    /** "Quoting X:", by programs that say neither when nor "wrote". */
    boolean beginsCitation(String bare) {
        return startsWithAny(bare, list("citation"));
    }

    static boolean isRuled(String bare) {
        return bare.startsWith("--") || bare.startsWith("__");
    }

    private static String beginning(String bare) {
        return bare.substring(0, Math.min(MAX_MARK, bare.length()));
    }

    private List<String> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    private static boolean startsWithAny(String line, List<String> words) {
        return words.stream().anyMatch(line::startsWith);
    }

    private static boolean containsAny(String line, List<String> words) {
        return words.stream().anyMatch(line::contains);
    }
}
