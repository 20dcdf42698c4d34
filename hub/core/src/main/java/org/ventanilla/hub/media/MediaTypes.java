package org.ventanilla.hub.media;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** What a file is by its bytes, never by its name, and which types count as pictures. */
final class MediaTypes {
    /** An SVG is a program that draws: as a picture it is neither decoded nor shown. */
    private static final String SVG = "image/svg";

    private static final Set<String> DECODABLE =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp");

    private MediaTypes() {}

    /** Base type without parameters, {@code application/octet-stream} when nothing is known. */
    static String sniff(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return sniff(in);
        }
    }

    /** The same of bytes in memory. */
    static String sniff(byte[] bytes) throws IOException {
        return sniff(new ByteArrayInputStream(bytes));
    }

    private static String sniff(InputStream in) throws IOException {
        return MimeTypes.getDefaultMimeTypes()
                .detect(in, new Metadata())
                .getBaseType()
                .toString();
    }

    /** Whether it is, or claims to be, a photo or drawing made of pixels. */
    static boolean isPicture(@Nullable String type) {
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("image/")
                && !type.toLowerCase(Locale.ROOT).startsWith(SVG);
    }

    static boolean isDecodable(String type) {
        return DECODABLE.contains(type);
    }

    static boolean isHeif(String type) {
        return type.startsWith("image/heic") || type.startsWith("image/heif");
    }
}
