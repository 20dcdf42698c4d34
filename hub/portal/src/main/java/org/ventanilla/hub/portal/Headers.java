package org.ventanilla.hub.portal;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** What every answer of the site tells the browser not to do. */
final class Headers {
    private final String policy;

    Headers(PortalSettings.@Nullable Tiles tiles) {
        this.policy = policy(tiles);
    }

    /** Content Security Policy Level 3: nothing from elsewhere, no inline script or style, no frames. */
    static String policy(PortalSettings.@Nullable Tiles tiles) {
        String images = tiles == null ? "" : " " + tiles.origin();
        return "default-src 'self'; img-src 'self' data:" + images
                + "; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }

    void put(MultiMap headers) {
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Permissions-Policy", "geolocation=(self), camera=(), microphone=()");
    }

    /** For pages behind a secret address: not kept, not indexed, the address not told on. */
    static void putPrivate(MultiMap headers) {
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Robots-Tag", "noindex, nofollow");
    }
}
