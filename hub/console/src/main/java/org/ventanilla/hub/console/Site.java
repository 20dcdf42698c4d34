package org.ventanilla.hub.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.console.view.Page;
import org.ventanilla.hub.console.view.Texts;

/** What all pages share: the reader's language, the frame around a page and the way out to the browser. */
final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final ConsoleData data;
    private final ConsoleSettings settings;
    private final Gate gate;
    private final Renderer renderer = new Renderer();
    private final Texts spanish = new Texts("es");
    private final Texts english = new Texts("en");

    Site(ConsoleData data, ConsoleSettings settings, Gate gate) {
        this.data = data;
        this.settings = settings;
        this.gate = gate;
    }

    ConsoleData data() {
        return data;
    }

    ConsoleSettings settings() {
        return settings;
    }

    /** Every answer carries these headers, whatever becomes of it. */
    void guard(RoutingContext ctx) {
        Headers.put(ctx.response().headers());
        Languages.remember(ctx);
        ctx.next();
    }

    void show(RoutingContext ctx, int status, String template, Map<String, Object> params) {
        if (ctx.response().headWritten()) {
            return;
        }
        String html = renderer.render(template, page(ctx), params);
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Language", Languages.of(ctx))
                .end(Buffer.buffer(html))
                .onFailure(Site::gone);
    }

    /** A page that only says something: {@code message.<key>.title} and {@code .text}. */
    void say(RoutingContext ctx, int status, String key, @Nullable String detail) {
        show(ctx, status, "message", Map.of("key", key, "detail", detail == null ? "" : detail));
    }

    /** After a form: the browser fetches the page anew, so that reloading it sends nothing twice. */
    void goTo(RoutingContext ctx, String path) {
        ctx.response().setStatusCode(303).putHeader("Location", path).end().onFailure(Site::gone);
    }

    private static void gone(Throwable why) {
        LOG.debug("reader went away: {}", why.toString());
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
        return "en".equals(Languages.of(ctx)) ? english : spanish;
    }

    private Page page(RoutingContext ctx) {
        String path = ctx.request().method().name().equals("POST")
                ? ctx.request().path().replaceFirst("^(/staff/incidents/[0-9]+)/.*$", "$1")
                : ctx.request().path();
        return new Page(
                texts(ctx),
                data.city(),
                Gate.reader(ctx),
                gate.formToken(ctx),
                settings.clock().instant(),
                path,
                otherLanguage(ctx, path));
    }

    private static String otherLanguage(RoutingContext ctx, String path) {
        var href = new StringBuilder(path).append("?lang=").append(Languages.other(Languages.of(ctx)));
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
}
