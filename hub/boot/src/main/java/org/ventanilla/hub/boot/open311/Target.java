package org.ventanilla.hub.boot.open311;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The server to be asked, and what may be sent to it.
 *
 * @param base of its addresses, for example {@code https://city.example/open311/v2}
 * @param key its api_key; null = nothing is written
 * @param jurisdiction sent along when it is not null
 * @param point where test requests are said to be, {@code lat,long}; null = nothing is written
 * @param hidden a code that the server knows and does not publish; null when none is known
 */
public record Target(
        URI base,
        @Nullable String key,
        @Nullable String jurisdiction,
        @Nullable String point,
        @Nullable String hidden) {
    @Override
    public String toString() {
        return "Target[" + base + "]";
    }
}
