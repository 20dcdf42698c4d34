package org.ventanilla.connector.sms;

import java.util.regex.Pattern;

/** Makes a text fit into one message. */
final class SmsText {
    /** The provider's limit in characters (Twilio, "Message resource": Body). */
    static final int LIMIT = 1600;

    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final String ELLIPSIS = "...";

    private SmsText() {}

    /** The text itself, or its beginning up to a word's end followed by its last link, at most {@code limit} long. */
    static String fit(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        var head = head(text, limit - ELLIPSIS.length()) + ELLIPSIS;
        var link = lastLink(text);
        if (link.isEmpty() || head.contains(link) || link.length() > limit / 2) {
            return head;
        }
        return head(text, limit - ELLIPSIS.length() - 1 - link.length()) + ELLIPSIS + " " + link;
    }

    private static String lastLink(String text) {
        return LINK.matcher(text)
                .results()
                .reduce((earlier, later) -> later)
                .map(found -> found.group())
                .orElse("");
    }

    /** At most {@code room} characters, ending with a whole word, or at least with a whole character. */
    private static String head(String text, int room) {
        int end = room;
        while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        if (end == 0) {
            end = Character.isLowSurrogate(text.charAt(room)) ? room - 1 : room;
        }
        return text.substring(0, end).stripTrailing();
    }
}
