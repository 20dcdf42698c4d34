package org.ventanilla.connector.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.web.view.Page;
import org.ventanilla.connector.web.view.Texts;

/** Fills the form's templates in the visitor's language and sends them. */
final class Renderer {
    private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);
    private static final String TEMPLATES = "gg.jte.generated.webform";
    private static final long YEAR = Duration.ofDays(365).toSeconds();
    private static final long MEGABYTE = 1024L * 1024;

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Renderer.class.getClassLoader(), TEMPLATES);
    private final Page spanish;
    private final Page english;

    Renderer(Options options) {
        this.spanish = page(options, "es");
        this.english = page(options, "en");
    }

    private static Page page(Options options, String language) {
        var own = new HashMap<String, String>();
        JsonObject given = options.texts().getJsonObject(language, new JsonObject());
        given.forEach(entry -> own.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new Page(
                new Texts(language, own),
                options.path(),
                options.siteName(),
                options.emergencyNumber(),
                options.formalUrl(),
                options.answers(),
                options.maxPhotos(),
                options.maxPhotoBytes() / MEGABYTE);
    }

    /** {@code es} or {@code en}: asked for in the address, else remembered, else what the browser prefers. */
    static String language(RoutingContext ctx) {
        String asked = ctx.queryParams().get("lang");
        Cookie cookie = ctx.request().getCookie("lang");
        String remembered = cookie == null ? null : cookie.getValue();
        if (isSpoken(asked)) {
            return "en".equals(asked) ? "en" : "es";
        }
        if (isSpoken(remembered)) {
            return "en".equals(remembered) ? "en" : "es";
        }
        return ctx.acceptableLanguages().stream()
                .map(LanguageHeader::tag)
                .filter(Renderer::isSpoken)
                .findFirst()
                .orElse("es");
    }

    /** Remembers a language that was chosen. */
    static void remember(RoutingContext ctx) {
        String asked = ctx.queryParams().get("lang");
        if (isSpoken(asked)) {
            var cookie = Cookie.cookie("lang", asked).setPath("/").setMaxAge(YEAR);
            ctx.response().addCookie(cookie.setSameSite(CookieSameSite.LAX));
        }
    }

    static boolean isSpoken(@Nullable String language) {
        return "es".equals(language) || "en".equals(language);
    }

    void show(RoutingContext ctx, int status, String template, Map<String, Object> params) {
        if (ctx.response().headWritten()) {
            return;
        }
        String language = language(ctx);
        var all = new HashMap<>(params);
        all.put("p", "en".equals(language) ? english : spanish);
        var out = new StringOutput();
        engine.render(template + ".jte", all, out);
        ctx.response().setStatusCode(status);
        ctx.response().putHeader("Content-Type", "text/html; charset=utf-8");
        ctx.response().putHeader("Content-Language", language);
        ctx.response().end(out.toString()).onFailure(why -> LOG.debug("visitor went away: {}", why.toString()));
    }
}
