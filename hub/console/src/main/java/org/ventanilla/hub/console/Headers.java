package org.ventanilla.hub.console;

import io.vertx.core.MultiMap;

/** What every answer of the console tells the browser not to do. */
final class Headers {
    /** Content Security Policy Level 3: no script at all, nothing from elsewhere, no frames. */
    private static final String POLICY =
            "default-src 'self'; script-src 'none'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    private Headers() {}

    static void put(MultiMap headers) {
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Robots-Tag", "noindex, nofollow");
        headers.set("Permissions-Policy", "geolocation=(), camera=(self), microphone=()");
    }
}
