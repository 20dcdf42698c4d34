package org.ventanilla.connector.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of an LMTP client in its parts.
 *
 * @param verb upper case; empty for what is no command at all
 * @param rest behind it, without blanks around
 */
record LmtpCommand(String verb, String rest) {
    private static final LmtpCommand NONE = new LmtpCommand("", "");
    private static final int LONGEST_PATH = 1000;

    /** @param line without its end */
    static LmtpCommand of(byte[] line) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            return NONE;
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return NONE; // bare CR and LF among them
        }
        String[] words = text.strip().split(" +", 2);
        return new LmtpCommand(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1].strip() : "");
    }

    /**
     * The address and the parameters of MAIL and RCPT.
     *
     * @param path without brackets and route; empty for the null one
     */
    record Path(String path, List<String> parameters) {
        boolean isAscii() {
            return path.chars().allMatch(c -> c < 0x80);
        }
    }

    /** Null when it is not written as RFC 5321 section 4.1.2 says. Some clients put a blank behind the colon. */
    @Nullable Path path(String keyword) {
        if (!rest.regionMatches(true, 0, keyword, 0, keyword.length())) {
            return null;
        }
        String after = rest.substring(keyword.length()).strip();
        int end = end(after);
        boolean isPath = after.startsWith("<") && end > 0 && end <= LONGEST_PATH;
        String tail = isPath ? after.substring(end + 1) : "";
        if (!isPath || !(tail.isEmpty() || tail.startsWith(" "))) {
            return null;
        }
        return new Path(
                withoutRoute(after.substring(1, end)),
                Stream.of(tail.strip().split(" +"))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /** The closing bracket: those within a quoted name do not count. */
    private static int end(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /** {@code @one,@two:name@domain} is {@code name@domain} (RFC 5321 appendix C). */
    private static String withoutRoute(String path) {
        return path.startsWith("@") ? path.substring(path.indexOf(':') + 1) : path;
    }

    /** Never the addresses in it. */
    @Override
    public String toString() {
        return "LmtpCommand[" + verb + "]";
    }
}
