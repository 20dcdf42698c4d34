package org.ventanilla.hub.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The language of a page: asked for in the address, else remembered, else what the browser wants. As on the public site. */
final class Languages {
    private static final String DEFAULT = "es";
    private static final String COOKIE = "lang";
    private static final Set<String> SPOKEN = Set.of("es", "en");
    private static final long YEAR = Duration.ofDays(365).toSeconds();

    private Languages() {}

    static String of(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(COOKIE);
        Stream<@Nullable String> chosen =
                Stream.of(ctx.queryParams().get("lang"), cookie == null ? null : cookie.getValue());
        Stream<String> accepted = ctx.acceptableLanguages().stream().map(LanguageHeader::tag);
        return Stream.concat(chosen.filter(Objects::nonNull).map(Objects::requireNonNull), accepted)
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(DEFAULT);
    }

    static String other(String language) {
        return "es".equals(language) ? "en" : "es";
    }

    /** Remembers a language chosen by {@code ?lang=}, for the public site as well. */
    static void remember(RoutingContext ctx) {
        String asked = ctx.queryParams().get("lang");
        if (asked != null && SPOKEN.contains(asked)) {
            var cookie = Cookie.cookie(COOKIE, asked).setPath("/").setMaxAge(YEAR);
            ctx.response().addCookie(cookie.setSameSite(CookieSameSite.LAX));
        }
    }
}
