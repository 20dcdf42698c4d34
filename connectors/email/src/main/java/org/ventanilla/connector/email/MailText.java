package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The words of a mail. Inside a multipart/alternative the plain text wins unless it is empty while the HTML says something
 * (RFC 2046 section 5.1.4 asks for the last part understood; plain text is what we want to keep). Other texts follow each
 * other.
 */
final class MailText {
    /** More than anybody writes, and as much as is taken apart in good time; the original is kept. */
    private static final int MAX_PART = 2 << 20;

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
        return plain.isBlank() ? joined(group, true) : plain;
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
