package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that old programs write into the text itself: lines between {@code begin 644 name} and {@code end}. */
final class UuFiles {
    private static final String BEGIN = "begin ";
    private static final int MODE_DIGITS = 3;
    private static final Set<String> NAMES = Set.of("x-uuencode", "uuencode", "x-uue", "uue");

    private UuFiles() {}

    /** What is left of the text, and the files that were in it. */
    record Found(String text, List<MailPart> files) {}

    static boolean isEncoding(String transferEncoding) {
        return NAMES.contains(transferEncoding);
    }

    /** Bytes of one encoded file; null when they are none. */
    static @Nullable Buffer decode(byte[] encoded) {
        try (var in = MimeUtility.decode(new ByteArrayInputStream(encoded), "uuencode")) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException | MessagingException | RuntimeException e) {
            // Not of this form, or cut off: the caller keeps the characters.
            return null;
        }
    }

    static Found in(String text) {
        if (!text.startsWith(BEGIN) && !text.contains("\n" + BEGIN)) {
            return new Found(text, List.of());
        }
        var kept = new StringBuilder();
        var files = new ArrayList<MailPart>();
        String[] lines = text.split("\n", -1);
        int noEndAfter = Integer.MAX_VALUE;
        for (int i = 0; i < lines.length; i++) {
            String name = i < noEndAfter ? name(lines, i) : null;
            int end = name == null ? -1 : end(lines, i);
            if (name != null && end < 0) {
                // Looking for the end again from each further beginning would take the square of the length.
                noEndAfter = i;
            }
            var file = name == null || end < 0 ? null : file(lines, i, end, name);
            if (file == null) {
                kept.append(lines[i]).append(i < lines.length - 1 ? "\n" : "");
            } else {
                files.add(file);
                i = end;
            }
        }
        return new Found(kept.toString(), files);
    }

    /** The name on a beginning that is followed by a line of the right length (its first character tells how long). */
    private static @Nullable String name(String[] lines, int at) {
        if (!lines[at].startsWith(BEGIN) || at + 1 >= lines.length) {
            return null;
        }
        String[] words = lines[at].strip().split(" ", 3);
        boolean mode = words.length == 3
                && words[1].length() >= MODE_DIGITS
                && words[1].length() <= MODE_DIGITS + 1
                && words[1].chars().allMatch(c -> c >= '0' && c <= '7');
        if (!mode || lines[at + 1].isEmpty()) {
            return null;
        }
        int bytes = (lines[at + 1].charAt(0) - ' ') & 0x3F;
        int characters = (bytes + 2) / 3 * 4;
        return Math.abs(lines[at + 1].length() - 1 - characters) <= 2 ? words[2].strip() : null;
    }

    private static int end(String[] lines, int from) {
        for (int i = from + 1; i < lines.length; i++) {
            if (lines[i].strip().equals("end")) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable MailPart file(String[] lines, int from, int end, String name) {
        var encoded = new StringBuilder();
        for (int i = from; i <= end; i++) {
            encoded.append(lines[i]).append('\n');
        }
        var bytes = decode(encoded.toString().getBytes(StandardCharsets.ISO_8859_1));
        return bytes == null
                ? null
                : new MailPart("application/octet-stream", Map.of(), "attachment", name, null, 0, bytes);
    }
}
