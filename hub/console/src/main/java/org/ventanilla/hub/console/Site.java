package org.ventanilla.hub.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.console.view.Held;
import org.ventanilla.hub.console.view.Page;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.look.Templates;
import org.ventanilla.hub.look.Texts;

/** What all pages of the console share: its headers, its words and what a page is given. */
final class Site {
    private final ConsoleData data;
    private final ConsoleSettings settings;
    private final Gate gate;
    private final Templates templates = new Templates("gg.jte.generated.console", Site.class);
    private final Languages languages = new Languages(
            "org.ventanilla.hub.console.messages",
            "org.ventanilla.hub.console.trouble",
            "org.ventanilla.hub.console.speech",
            "org.ventanilla.hub.console.together");

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
        Replies.html(ctx, status, templates.render(template, page(ctx), params));
    }

    /** A page that only says something: {@code message.<key>.title} and {@code .text}. */
    void say(RoutingContext ctx, int status, String key, @Nullable String detail) {
        show(ctx, status, "message", Map.of("key", key, "detail", detail == null ? "" : detail));
    }

    /**
     * What was typed, ready to be sent once more.
     *
     * @param why {@code again.text.<why>} says it
     */
    void again(RoutingContext ctx, int status, Held held, String why) {
        show(ctx, status, "again", Map.of("held", held, "why", why));
    }

    Texts texts(RoutingContext ctx) {
        return languages.texts(ctx);
    }

    private Page page(RoutingContext ctx) {
        String path = ctx.request().path();
        if (ctx.request().method().equals(HttpMethod.POST)) {
            path = path.replaceFirst("^(/staff/(?:incidents|quarantine|proposals)/[0-9]+)/.*$", "$1");
        }
        return new Page(
                texts(ctx),
                data.city(),
                Gate.reader(ctx),
                gate.formToken(ctx),
                settings.clock().instant(),
                path,
                Languages.otherAddress(ctx, path));
    }
}
