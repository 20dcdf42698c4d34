package org.ventanilla.hub.consumers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Keys of consumers: 256 random bits, so that a plain SHA-256 of them is safe to keep. */
final class Keys {
    /** By which a key is told from the token of a member of staff. */
    static final String PREFIX = "vck_";

    private static final int BYTES = 32;

    private Keys() {}

    static String fresh(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static boolean fits(String key, byte[] hash) {
        return MessageDigest.isEqual(hash(key), hash);
    }
}
