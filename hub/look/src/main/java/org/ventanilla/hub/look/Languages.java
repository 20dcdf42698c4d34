package org.ventanilla.hub.look;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which language a visitor gets, and how they change it; one choice for the public site and the staff's application. */
public final class Languages {
    private static final String DEFAULT = "es";
    private static final String COOKIE = "lang";
    private static final Set<String> SPOKEN = Set.of("es", "en");
    private static final long YEAR = Duration.ofDays(365).toSeconds();

    private final Texts spanish;
    private final Texts english;

    /** With the words of the files {@code <bundle>_es.properties} and {@code <bundle>_en.properties}, of all bundles. */
    public Languages(String... bundles) {
        this.spanish = new Texts("es", bundles);
        this.english = new Texts("en", bundles);
    }

    public Texts texts(RoutingContext ctx) {
        return "en".equals(of(ctx)) ? english : spanish;
    }

    public static String of(RoutingContext ctx) {
        Cookie cookie = ctx.request().getCookie(COOKIE);
        var accepted =
                ctx.acceptableLanguages().stream().map(LanguageHeader::tag).toList();
        return pick(ctx.queryParams().get("lang"), cookie == null ? null : cookie.getValue(), accepted);
    }

    /** Asked for in the address, else remembered, else the first language of the browser that is spoken here. */
    static String pick(@Nullable String asked, @Nullable String remembered, List<String> accepted) {
        if (asked != null && SPOKEN.contains(asked)) {
            return asked;
        }
        if (remembered != null && SPOKEN.contains(remembered)) {
            return remembered;
        }
        return accepted.stream().filter(SPOKEN::contains).findFirst().orElse(DEFAULT);
    }

    /** Remembers a language chosen by {@code ?lang=}. */
    public static void remember(RoutingContext ctx) {
        String asked = ctx.queryParams().get("lang");
        if (asked != null && SPOKEN.contains(asked)) {
            var cookie = Cookie.cookie(COOKIE, asked).setPath("/").setMaxAge(YEAR);
            ctx.response().addCookie(cookie.setSameSite(CookieSameSite.LAX));
        }
    }

    /** Address of the page at {@code path} in the other language, with everything else it was asked with. */
    public static String otherAddress(RoutingContext ctx, String path) {
        var href = new StringBuilder(path).append("?lang=").append("es".equals(of(ctx)) ? "en" : "es");
        for (var param : ctx.queryParams()) {
            if (!"lang".equals(param.getKey())) {
                href.append('&').append(encode(param.getKey())).append('=').append(encode(param.getValue()));
            }
        }
        return href.toString();
    }

    /** As it stands in a query. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
