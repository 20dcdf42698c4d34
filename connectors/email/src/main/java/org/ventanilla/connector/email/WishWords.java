package org.ventanilla.connector.email;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.ControlEvent;

/** Whole texts that say "write no more" or "write again": {@code wish-words.properties}. Linear in the text. */
record WishWords(Set<String> stop, Set<String> start, List<String> reply) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\[[A-Za-z]{1,5}-\\d{1,18}\\]");

    /** No wish is longer; what is need not be looked at. */
    private static final int LONGEST = 80;

    /** The lists that come with the connector. */
    static WishWords shipped() {
        var words = new Properties();
        try {
            words.load(new StringReader(Resources.text("wish-words.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WishWords(
                plain(list(words, "stop")),
                plain(list(words, "start")),
                list(words, "reply").toList());
    }

    private static Stream<String> list(Properties words, String key) {
        return Stream.of(words.getProperty(key).split("\\|")).map(String::strip);
    }

    private static Set<String> plain(Stream<String> words) {
        return words.map(WishWords::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** What this text asks for, or null when it is something to read. */
    ControlEvent.@Nullable Type in(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        String plain = plain(bare(text));
        if (stop.contains(plain)) {
            return ControlEvent.Type.STOP;
        }
        return start.contains(plain) ? ControlEvent.Type.START : null;
    }

    boolean isReply(String subject) {
        String lower = subject.strip().toLowerCase(Locale.ROOT);
        return NUMBER.matcher(subject).find() || reply.stream().anyMatch(lower::startsWith);
    }

    private String bare(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return reply.stream()
                .filter(lower::startsWith)
                .findFirst()
                .map(mark -> lower.substring(mark.length()))
                .orElse(text);
    }

    private static String plain(String text) {
        String letters = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(letters).replaceAll(" ").strip();
    }
}
