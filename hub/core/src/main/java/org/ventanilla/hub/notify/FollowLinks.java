package org.ventanilla.hub.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ventanilla.hub.identity.Tokens;

/** Links and codes that prove that somebody reads what is sent to an address. Pure. */
public final class FollowLinks {
    private static final String LINK = "follow-news";
    private static final String CODE = "follow-code";
    private static final Pattern SECRET = Pattern.compile("([0-9]{1,18})[.]([a-z2-7]{20})");
    private static final int LETTERS = 8;
    private static final int BASE = 32;
    private static final int CODES = 1_000_000;

    private final Tokens tokens;

    public FollowLinks(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Path of the page that confirms and ends: {@code /f/<id>.<token>}. */
    public String path(long id) {
        return "/f/" + id + "." + tokens.token(LINK, Long.toString(id));
    }

    /** What the last part of such a path names, if it is genuine. */
    public OptionalLong id(String secret) {
        var m = SECRET.matcher(secret);
        return m.matches() && tokens.verify(LINK, m.group(1), m.group(2))
                ? OptionalLong.of(Long.parseLong(m.group(1)))
                : OptionalLong.empty();
    }

    /** Six digits for people who get a text message and sit at another screen; good for few tries. */
    String code(UUID handle) {
        String token = tokens.token(CODE, handle.toString());
        long value = 0;
        for (int i = 0; i < LETTERS; i++) {
            char c = token.charAt(i);
            value = value * BASE + (c >= 'a' ? c - 'a' : c - '2' + 26);
        }
        return String.format(Locale.ROOT, "%06d", value % CODES);
    }

    /** Constant-time comparison. */
    boolean isCode(UUID handle, String given) {
        return MessageDigest.isEqual(
                code(handle).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
