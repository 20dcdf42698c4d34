package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.hub.look.Replies;
import org.ventanilla.hub.notify.Follow;

/**
 * The page behind the link that was sent to somebody who wants to be told, {@code /f/{secret}}. GET only shows, because mail
 * scanners open every link. POST confirms when it says so, and else ends: a mail program's one click (RFC 8058) says nothing
 * but that it was one. The secret in the address is all the proof there is.
 */
final class WishPages {
    private static final int MAX_FORM_BYTES = 8_192;

    private final Site site;

    WishPages(Site site) {
        this.site = site;
    }

    void mount(Router router) {
        router.route("/f/*").handler(ctx -> {
            Headers.putPrivate(ctx.response().headers());
            ctx.next();
        });
        router.get("/f/:secret").handler(this::page);
        router.post("/f/:secret")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_FORM_BYTES))
                .handler(this::act);
    }

    private void page(RoutingContext ctx) {
        String secret = ctx.pathParam("secret");
        Replies.done(
                ctx,
                site.follows().find(secret),
                found -> found.ifPresentOrElse(wish -> show(ctx, secret, wish), () -> over(ctx, secret)));
    }

    private void show(RoutingContext ctx, String secret, Follow wish) {
        Long id = wish.incidentId();
        Future<Optional<String>> number = id == null
                ? Future.succeededFuture(Optional.empty())
                : site.data().incident(id.toString()).map(found -> found.map(i -> i.number()));
        Replies.done(
                ctx,
                number,
                n -> site.show(ctx, "wish", Map.of("wish", wish, "self", "/f/" + secret, "number", n.orElse(""))));
    }

    private void act(RoutingContext ctx) {
        String secret = ctx.pathParam("secret");
        boolean confirms = "confirm".equals(ctx.request().getFormAttribute("action"));
        var done = confirms ? site.follows().confirm(secret) : site.follows().end(secret);
        Replies.done(ctx, done, known -> {
            if (known) {
                site.say(ctx, 200, confirms ? "tell-confirmed" : "tell-ended");
            } else {
                over(ctx, secret);
            }
        });
    }

    /** A link of ours without a wish: it was ended, or nobody confirmed it; that is no fault of the link. */
    private void over(RoutingContext ctx, String secret) {
        if (site.follows().isOurs(secret)) {
            site.say(ctx, 410, "tell-over");
        } else {
            ctx.fail(404);
        }
    }
}
