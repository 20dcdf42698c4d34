package org.ventanilla.connector.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The name of a mail for ever: SHA-256 (hex) of its Message-ID without white space and brackets, one zero byte, and every
 * byte after the header block. Transport headers do not count, so a second delivery has the same name; a reused
 * Message-ID with other content has another. Without a Message-ID it is the hash of all bytes.
 *
 * <p>Names already stored depend on this: it never changes.
 */
final class NativeId {
    private static final String FIELD = "message-id:";

    private NativeId() {}

    static String of(byte[] raw) {
        int body = bodyStart(raw);
        String id = messageId(new String(raw, 0, body, StandardCharsets.ISO_8859_1));
        var digest = sha256();
        if (id.isEmpty()) {
            return HexFormat.of().formatHex(digest.digest(raw));
        }
        digest.update(id.getBytes(StandardCharsets.ISO_8859_1));
        digest.update((byte) 0);
        digest.update(Arrays.copyOfRange(raw, body, raw.length));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The first byte after the empty line that ends the header block; the end when there is none. */
    static int bodyStart(byte[] raw) {
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '\n') {
                int next = i + 1 < raw.length && raw[i + 1] == '\r' ? i + 2 : i + 1;
                if (next < raw.length && raw[next] == '\n') {
                    return next + 1;
                }
            }
        }
        return raw.length;
    }

    private static String messageId(String header) {
        var value = new StringBuilder();
        boolean inside = false;
        for (String line : header.split("\r?\n", -1)) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (inside && !folded) {
                break;
            }
            if (inside) {
                value.append(line);
            } else if (line.regionMatches(true, 0, FIELD, 0, FIELD.length())) {
                inside = true;
                value.append(line.substring(FIELD.length()));
            }
        }
        return value.toString().replaceAll("[\\s<>]", "");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
