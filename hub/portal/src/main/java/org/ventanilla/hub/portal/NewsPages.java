package org.ventanilla.hub.portal;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.portal.PortalData.NewsChoice;
import org.ventanilla.hub.portal.PortalData.NewsView;

/**
 * The page behind an unsubscribe link, {@code /u/{secret}}. GET only shows, because mail scanners open every link. POST acts at
 * once and without a cookie, a login, a redirect or a question, because mail programs press it for people (RFC 8058 section
 * 3.1, 3.2); the secret in the address is all the proof there is.
 */
final class NewsPages {
    private static final int MAX_FORM_BYTES = 65_536;

    private final Site site;

    NewsPages(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.route("/u/*").handler(ctx -> {
            Headers.putPrivate(ctx.response().headers());
            ctx.next();
        });
        router.get("/u/:secret").handler(ctx -> page(ctx, false));
        router.post("/u/:secret")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(this::act);
    }

    private void page(RoutingContext ctx, boolean done) {
        Replies.found(ctx, site.data().news(ctx.pathParam("secret")), news -> show(ctx, news, done));
    }

    private void show(RoutingContext ctx, NewsView news, boolean done) {
        site.show(ctx, "news", Map.of("news", news, "self", "/u/" + ctx.pathParam("secret"), "done", done));
    }

    private void act(RoutingContext ctx) {
        Replies.done(ctx, site.data().choose(ctx.pathParam("secret"), choice(ctx)), known -> {
            if (known) {
                page(ctx, true);
            } else {
                ctx.fail(404);
            }
        });
    }

    /** A mail program's one click says nothing but that it was one: all news. */
    private static NewsChoice choice(RoutingContext ctx) {
        String scope = ctx.request().getFormAttribute("scope");
        return switch (scope == null ? "" : scope) {
            case "this" -> NewsChoice.END_THIS;
            case "none" -> NewsChoice.RESUME;
            default -> NewsChoice.END_ALL;
        };
    }
}
