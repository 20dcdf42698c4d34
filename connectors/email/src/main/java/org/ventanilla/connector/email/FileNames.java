package org.ventanilla.connector.email;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of attached files, made safe for show and storage. What a file is, its bytes tell, never its name. */
final class FileNames {
    private static final int MAX_BYTES = 255;
    private static final int MAX_EXTENSION = 12;
    private static final Map<String, String> EXTENSIONS = Map.of(
            "image/jpeg", "jpg",
            "image/png", "png",
            "image/gif", "gif",
            "image/heic", "heic",
            "image/webp", "webp",
            "application/pdf", "pdf",
            "message/rfc822", "eml",
            "text/plain", "txt",
            "text/calendar", "ics");

    private FileNames() {}

    /** @param position of the file in its mail, from 1, for those without a name */
    static String safe(@Nullable String name, String type, int position) {
        String line = name == null ? "" : Words.cleanLine(name);
        String bare = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1)
                .strip();
        if (bare.isEmpty() || bare.chars().allMatch(c -> c == '.')) {
            return "file-" + position + "." + EXTENSIONS.getOrDefault(type, "bin");
        }
        return capped(bare);
    }

    private static String capped(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
        int end = Math.min(name.length() - extension.length(), MAX_BYTES);
        end -= Character.isHighSurrogate(name.charAt(end - 1)) ? 1 : 0;
        while (end > 0 && bytes(name.substring(0, end)) + bytes(extension) > MAX_BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
