package org.ventanilla.connector.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Double-submit cookie: a random value in a cookie of this path only, and the same in the form. No session and no time
 * limit, so that a form left open on a kiosk all day still sends; nothing shared between nodes.
 */
record Csrf(String path, boolean secure, SecureRandom random) {
    static final String FIELD = "csrf";
    private static final String COOKIE = "form-guard";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{20,200}");
    private static final int BYTES = 24;

    /** The visitor's value; a new one, told to the browser, when there is none. Two open forms share it. */
    String value(RoutingContext ctx) {
        String known = cookie(ctx);
        if (known != null) {
            return known;
        }
        String fresh = fresh();
        ctx.response()
                .addCookie(Cookie.cookie(COOKIE, fresh)
                        .setPath(path)
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.LAX));
        return fresh;
    }

    boolean isGenuine(RoutingContext ctx) {
        String known = cookie(ctx);
        String sent = ctx.request().getFormAttribute(FIELD);
        return known != null && sent != null && MessageDigest.isEqual(bytes(known), bytes(sent));
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static @Nullable String cookie(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(COOKIE);
        return cookie != null && VALUE.matcher(cookie.getValue()).matches() ? cookie.getValue() : null;
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
