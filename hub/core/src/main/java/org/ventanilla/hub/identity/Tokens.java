package org.ventanilla.hub.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Unguessable ends of links: derived, not stored, so that every node and every later day makes the same one. HMAC-SHA256
 * (RFC 2104) over purpose and number, cut to 96 bits. Changing the secret ends all links.
 */
public final class Tokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;
    private static final int BYTES = 13;
    private static final int LENGTH = 20;

    private final SecretKeySpec key;

    /** The secret has at least 32 bytes of UTF-8. */
    public Tokens(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("link secret must have at least " + SHORTEST_SECRET + " bytes");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** 20 characters (100 bits) of lower-case base32, because mail systems may change the case of an address: for, say, {@code follow} and {@code AV-1042}. */
    public String token(String purpose, String number) {
        var mac = mac();
        var words = purpose.getBytes(StandardCharsets.UTF_8);
        // The length first, so that no other purpose and number run together to the same bytes.
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(words.length).flip());
        mac.update(words);
        var whole = mac.doFinal(number.getBytes(StandardCharsets.UTF_8));
        return new Base32()
                .encodeToString(Arrays.copyOf(whole, BYTES))
                .substring(0, LENGTH)
                .toLowerCase(Locale.ROOT);
    }

    /** Whether it is the token of just these; takes the same time however much of it is right. */
    public boolean verify(String purpose, String number, String token) {
        return MessageDigest.isEqual(
                token(purpose, number).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
