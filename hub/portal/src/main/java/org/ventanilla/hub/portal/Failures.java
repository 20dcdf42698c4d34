package org.ventanilla.hub.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.look.Replies;

/**
 * How the site fails: a page in words for people, {@code application/problem+json} (RFC 9457) below {@code /v1/}. The
 * sender's mistakes are named; ours are logged once with a stack and told as "try later".
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final List<Integer> NAMED = List.of(400, 403, 404, 405, 413, 415);
    private static final int OURS = 503;

    private final Site site;

    Failures(Site site) {
        this.site = site;
    }

    /** Answers what this site's own routes fail with. */
    void handle(RoutingContext ctx) {
        if (ctx.response().headWritten()) {
            return;
        }
        if (ctx.failure() instanceof BadParameter bad) {
            tell(ctx, 400, bad.field());
        } else if (NAMED.contains(ctx.statusCode())) {
            tell(ctx, ctx.statusCode(), null);
        } else {
            LOG.error("{} on {} failed", ctx.request().method(), route(ctx), ctx.failure());
            tell(ctx, OURS, null);
        }
    }

    /** Answers addresses that nobody serves. */
    void mountLast(Router router) {
        router.errorHandler(404, ctx -> {
            if (!ctx.response().headWritten()) {
                site.guardOnly(ctx);
                tell(ctx, 404, null);
            }
        });
    }

    private void tell(RoutingContext ctx, int status, @Nullable String field) {
        if (ctx.request().path().startsWith("/v1/")) {
            problem(ctx, status, field);
        } else {
            site.say(ctx, status, key(ctx, status));
        }
    }

    private static String key(RoutingContext ctx, int status) {
        String path = ctx.request().path();
        if (status == 404 && path.startsWith("/s/")) {
            return "report";
        }
        return status == 404 && (path.startsWith("/u/") || path.startsWith("/f/")) ? "news" : String.valueOf(status);
    }

    private void problem(RoutingContext ctx, int status, @Nullable String field) {
        var texts = site.texts(ctx);
        var body = new JsonObject()
                .put("type", "about:blank")
                .put("status", status)
                .put("title", texts.get("message." + status + ".title"))
                .put("detail", texts.get(field == null ? "message." + status + ".text" : "bad." + field));
        if (field != null) {
            body.put("field", field);
        }
        ctx.response().setStatusCode(status);
        Replies.send(ctx, "application/problem+json", Buffer.buffer(body.encode()));
    }

    /** The route's pattern, never the path itself: paths carry secrets. */
    private static String route(RoutingContext ctx) {
        return ctx.currentRoute() == null
                ? "?"
                : String.valueOf(ctx.currentRoute().getPath());
    }
}
