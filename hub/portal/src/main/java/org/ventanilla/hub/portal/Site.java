package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.portal.view.Page;
import org.ventanilla.hub.portal.view.Texts;

/** What all pages share: the visitor's language, the frame around a page and the way out to the browser. */
final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final long YEAR = Duration.ofDays(365).toSeconds();

    private final PortalData data;
    private final PortalSettings settings;
    private final Headers headers;
    private final Renderer renderer = new Renderer();
    private final Texts spanish = new Texts("es");
    private final Texts english = new Texts("en");

    Site(PortalData data, PortalSettings settings) {
        this.data = data;
        this.settings = settings;
        this.headers = new Headers(settings.tiles());
    }

    PortalData data() {
        return data;
    }

    /** Every answer of the site carries these, whatever becomes of it. */
    void guard(RoutingContext ctx) {
        guardOnly(ctx);
        ctx.next();
    }

    /** The same for an answer that has no route of its own. */
    void guardOnly(RoutingContext ctx) {
        headers.put(ctx.response().headers());
    }

    void show(RoutingContext ctx, String template, Map<String, Object> params) {
        show(ctx, 200, template, params);
    }

    void show(RoutingContext ctx, int status, String template, Map<String, Object> params) {
        if (ctx.response().headWritten()) {
            return;
        }
        String html = renderer.render(template, page(ctx), params);
        ctx.response().setStatusCode(status);
        ctx.response().putHeader("Content-Language", language(ctx));
        ctx.response().headers().add("Vary", "Accept-Language, Cookie");
        send(ctx, "text/html; charset=utf-8", Buffer.buffer(html));
    }

    /** A page that only says something: {@code message.<key>.title} and {@code .text}. */
    void say(RoutingContext ctx, int status, String key) {
        show(ctx, status, "message", Map.of("key", key));
    }

    void send(RoutingContext ctx, String type, Buffer body) {
        if (ctx.response().headWritten()) {
            return;
        }
        ctx.response().putHeader("Content-Type", type);
        ctx.response().end(body).onFailure(why -> LOG.debug("visitor went away: {}", why.toString()));
    }

    /** Goes on with what was found; a missing thing is a 404, a failure is ours. */
    <T> void found(RoutingContext ctx, Future<Optional<T>> asked, Consumer<T> then) {
        done(ctx, asked, got -> got.ifPresentOrElse(then, () -> ctx.fail(404)));
    }

    <T extends @Nullable Object> void done(RoutingContext ctx, Future<T> asked, Consumer<T> then) {
        asked.onComplete(
                got -> {
                    try {
                        then.accept(got);
                    } catch (RuntimeException e) {
                        ctx.fail(e);
                    }
                },
                ctx::fail);
    }

    Texts texts(RoutingContext ctx) {
        return "en".equals(language(ctx)) ? english : spanish;
    }

    private Page page(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        String path = request.path();
        return new Page(texts(ctx), settings, data.city(), data.taxonomy(), path, otherLanguage(ctx, path));
    }

    private String otherLanguage(RoutingContext ctx, String path) {
        var href = new StringBuilder(path).append("?lang=").append(Languages.other(language(ctx)));
        for (var param : ctx.queryParams()) {
            if (!"lang".equals(param.getKey())) {
                href.append('&').append(encode(param.getKey())).append('=').append(encode(param.getValue()));
            }
        }
        return href.toString();
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    String language(RoutingContext ctx) {
        String asked = ctx.queryParams().get("lang");
        Cookie cookie = ctx.request().getCookie(Languages.COOKIE);
        var accepted =
                ctx.acceptableLanguages().stream().map(LanguageHeader::tag).toList();
        return Languages.pick(asked, cookie == null ? null : cookie.getValue(), accepted);
    }

    /** Remembers a language chosen by {@code ?lang=}. */
    void remember(RoutingContext ctx) {
        String asked = ctx.queryParams().get("lang");
        if (asked != null && Languages.isSpoken(asked)) {
            var cookie = Cookie.cookie(Languages.COOKIE, asked).setPath("/").setMaxAge(YEAR);
            ctx.response().addCookie(cookie.setSameSite(CookieSameSite.LAX));
        }
        ctx.next();
    }
}
