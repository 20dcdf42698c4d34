package org.ventanilla.connector.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a mail. Inside a multipart/alternative the plain text wins unless it is empty, or a program's excuse, while the HTML says something
 * (RFC 2046 section 5.1.4 asks for the last part understood; plain text is what we want to keep). Other texts follow each
 * other.
 */
final class MailText {
    /** More than anybody writes, and as much as is taken apart in good time; the original is kept. */
    private static final int MAX_PART = 2 << 20;

    private static final int MAX_EXCUSE = 300;
    /** Letters of a word that is no part of a tag or style. */
    private static final int TELLING = 6;

    private static final Pattern LONG_WORD = Pattern.compile("\\p{L}{4,}");

    private MailText() {}

    /** Cleaned, with {@code \n} line ends; empty when the mail has no words. */
    static String of(List<MailPart> parts) {
        var groups = new LinkedHashMap<Integer, List<MailPart>>();
        int lone = 0;
        for (MailPart part : parts) {
            if (part.isReading()) {
                int group = part.alternative() == 0 ? --lone : part.alternative();
                groups.computeIfAbsent(group, key -> new ArrayList<>()).add(part);
            }
        }
        var texts = new ArrayList<String>();
        for (var group : groups.values()) {
            String text = best(group);
            if (!text.isBlank()) {
                texts.add(text.stripTrailing());
            }
        }
        return String.join("\n\n", texts);
    }

    private static String best(List<MailPart> group) {
        String plain = joined(group, false);
        if (!plain.isBlank() && (plain.length() > MAX_EXCUSE || isEchoed(plain, group))) {
            return plain;
        }
        String html = joined(group, true);
        return plain.isBlank() || isExcuse(plain, html) ? html : plain;
    }

    /** Whether a telling word of it stands in the HTML as it came, which need not be taken apart to see that. */
    private static boolean isEchoed(String plain, List<MailPart> group) {
        var words = longWords(plain).stream().filter(w -> w.length() >= TELLING).toList();
        return group.stream()
                .filter(MailPart::isHtml)
                .map(part -> part.bytes().toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT))
                .anyMatch(html -> words.stream().anyMatch(html::contains));
    }

    /** Not one word of what the HTML says: a program's excuse to those who cannot show HTML. */
    private static boolean isExcuse(String plain, String html) {
        var excuse = longWords(plain);
        return !excuse.isEmpty() && !html.isBlank() && Collections.disjoint(excuse, longWords(html));
    }

    private static Set<String> longWords(String text) {
        return LONG_WORD
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static String joined(List<MailPart> group, boolean html) {
        var out = new StringBuilder();
        for (MailPart part : group) {
            if (part.isHtml() == html) {
                out.append(words(part)).append('\n');
            }
        }
        return out.toString();
    }

    /** An HTML part, with a mark where each of its pictures stands. */
    static String wordsWithPictures(MailPart html) {
        return HtmlWords.withPictures(characters(html));
    }

    private static String characters(MailPart part) {
        var bytes = part.bytes();
        byte[] read = bytes.length() > MAX_PART ? bytes.getBytes(0, MAX_PART) : bytes.getBytes();
        return Words.clean(Words.decode(read, part.parameters().get("charset")));
    }

    private static String words(MailPart part) {
        String text = characters(part);
        if (part.isHtml()) {
            return HtmlWords.of(text);
        }
        boolean flowed = "flowed".equalsIgnoreCase(part.parameters().getOrDefault("format", ""));
        return flowed
                ? FlowedText.join(text, "yes".equalsIgnoreCase(part.parameters().getOrDefault("delsp", "")))
                : text;
    }
}
