package org.ventanilla.connector.email;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * How mail programs mark what is not the writer's own text, as plain word lists: {@code reply-lines.properties} says what
 * each list means. Comparing words instead of regular expressions keeps the work linear in the text.
 */
record ReplyLines(
        List<String> begins,
        List<String> wrote,
        List<String> from,
        List<String> sent,
        List<String> to,
        List<String> original,
        List<String> forwarded,
        List<String> forwardSubject,
        List<String> phone) {

    /** The lists that come with the connector. */
    static ReplyLines shipped() {
        var words = new Properties();
        try {
            words.load(new StringReader(Resources.text("reply-lines.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReplyLines(
                list(words, "begins"),
                list(words, "wrote"),
                list(words, "from"),
                list(words, "sent"),
                list(words, "to"),
                list(words, "original"),
                list(words, "forwarded"),
                list(words, "forward-subject"),
                list(words, "phone"));
    }

    private static List<String> list(Properties words, String key) {
        return List.of(words.getProperty(key).split("\\|")).stream()
                .filter(word -> !word.isBlank())
                .toList();
    }

    /** The line that introduces a quote, on one line or joined from several. */
    boolean introducesQuote(String line) {
        String lower = line.strip().toLowerCase(Locale.ROOT);
        return wrote.stream().anyMatch(lower::endsWith)
                || (lower.endsWith(":") && wrote.stream().anyMatch(word -> containsVerb(lower, word)));
    }

    /** The verb may stand before the name: "Op 12 december schreef Ana:". */
    private static boolean containsVerb(String lower, String word) {
        return lower.contains(" " + word.replace(":", "").replace("：", "").strip() + " ");
    }

    boolean beginsIntroduction(String line) {
        return startsWithAny(line, begins);
    }

    boolean isFrom(String line) {
        return startsWithAny(bare(line), from);
    }

    boolean isSent(String line) {
        return startsWithAny(bare(line), sent);
    }

    boolean isTo(String line) {
        return startsWithAny(bare(line), to);
    }

    /** A line like {@code -----Original Message-----}. */
    boolean isOriginalMark(String line) {
        return isRuled(line) && containsAny(line, original);
    }

    /** A line like {@code ---------- Forwarded message ---------}: what follows is what the citizen wants to show. */
    boolean isForwardMark(String line) {
        return isRuled(line) && containsAny(line, forwarded);
    }

    boolean isForward(String subject) {
        return startsWithAny(subject, forwardSubject);
    }

    boolean isPhoneSignature(String line) {
        return line.length() < 100 && startsWithAny(line, phone);
    }

    private static String bare(String line) {
        return line.replace("*", "");
    }

    private static boolean isRuled(String line) {
        return line.length() < 120
                && (line.strip().startsWith("--") || line.strip().startsWith("__"));
    }

    private static boolean startsWithAny(String line, List<String> words) {
        String lower = line.strip().toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::startsWith);
    }

    private static boolean containsAny(String line, List<String> words) {
        String lower = line.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }
}
