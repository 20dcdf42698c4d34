package org.ventanilla.hub.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Unguessable tokens for links and reply addresses, derived from a secret, so that nothing has to be stored: the first 100
 * bits of HMAC-SHA256 over purpose and number, as 20 characters of lower-case base32. Lower case, because mail systems may
 * change the case of an address; RFC 4648 §6 letters without padding.
 */
public final class Tokens {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 20;
    private static final String ALGORITHM = "HmacSHA256";

    /** Keyed once and copied for each use: finding the algorithm and keying cost more than the digest itself. */
    private final Mac keyed;

    /** @param secret at least 16 bytes, the same on every node */
    public Tokens(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 16) {
            throw new IllegalArgumentException("the token secret needs at least 16 bytes");
        }
        try {
            this.keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(bytes, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /** The token of a number for one purpose. */
    public String token(String purpose, String number) {
        byte[] mac = mac(purpose + "\n" + number);
        var out = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            int bit = i * 5;
            int two = ((mac[bit / 8] & 0xFF) << 8) | (mac[bit / 8 + 1] & 0xFF);
            out.append(ALPHABET.charAt((two >> (11 - bit % 8)) & 0x1F));
        }
        return out.toString();
    }

    /** Constant-time comparison; false for anything that is not exactly the token. */
    public boolean verify(String purpose, String number, String token) {
        return MessageDigest.isEqual(
                token(purpose, number).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(String text) {
        try {
            return ((Mac) keyed.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's own HMAC-SHA256 can be copied", e);
        }
    }
}
