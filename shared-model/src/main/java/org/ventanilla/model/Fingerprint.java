package org.ventanilla.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over the content a reporter gave, so that the same native item sent twice is a DUPLICATE and a changed one a
 * CONFLICT. Times and references that differ between two deliveries of one item are left out.
 */
public final class Fingerprint {
    private static final byte SEPARATOR = 0x1F;

    private Fingerprint() {}

    /** Lower-case hex, 64 characters. */
    public static String of(Submission s) {
        var digest = sha256();
        add(digest, s.title());
        add(digest, s.text() == null ? null : s.text().raw());
        add(digest, s.reporter() == null ? null : s.reporter().address());
        add(digest, s.category());
        if (s.location() != null) {
            add(digest, Objects.toString(s.location().lat(), null));
            add(digest, Objects.toString(s.location().lon(), null));
            add(digest, s.location().text());
        }
        for (Attachment a : s.attachments()) {
            add(digest, a.sha256());
            add(digest, a.name());
        }
        add(digest, s.quarantine() == null ? null : s.rawRef());
        if (s.incident() != null) {
            add(digest, s.incident());
        }
        if (s.danger() != null) {
            add(digest, s.danger().toString());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Lower-case hex SHA-256 of the bytes. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static void add(MessageDigest digest, @Nullable String part) {
        if (part != null) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
        }
        digest.update(SEPARATOR);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
