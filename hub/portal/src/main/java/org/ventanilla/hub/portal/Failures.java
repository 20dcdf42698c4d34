package org.ventanilla.hub.portal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.look.Allow;
import org.ventanilla.hub.look.Replies;

/**
 * How the site fails: a page in words for people, {@code application/problem+json} (RFC 9457) below {@code /v1/}. The
 * sender's mistakes are named; ours are logged once with a stack and told as "try later".
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final List<Integer> NAMED = List.of(400, 403, 404, 405, 413, 415);
    private static final List<Integer> NOBODYS = List.of(400, 404, 405);
    private static final int WRONG_METHOD = 405;
    private static final int OURS = 503;
    private static final String PAUSE_S = "5";

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

    /** Answers addresses that nobody serves, or not by this method, or that are no addresses. */
    void mountLast(Router router) {
        for (int status : NOBODYS) {
            router.errorHandler(status, ctx -> {
                if (!ctx.response().headWritten()) {
                    site.guardOnly(ctx);
                    if (status == WRONG_METHOD) {
                        ctx.response().putHeader("Allow", Allow.of(router, ctx.normalizedPath()));
                    }
                    tell(ctx, status, null);
                }
            });
        }
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
        String forPrograms = "problem." + status;
        String forPeople = texts.has(forPrograms) ? forPrograms : "message." + status + ".text";
        String words = texts.get(field == null ? forPeople : "bad." + field);
        var body = new JsonObject()
                .put("type", "about:blank")
                .put("title", texts.get("message." + status + ".title"))
                .put("status", status)
                .put("code", field == null ? code(status) : "bad-parameter")
                .put("detail", words);
        if (field != null) {
            body.put(
                    "fields",
                    new JsonArray().add(new JsonObject().put("field", field).put("expected", words)));
        }
        if (status == OURS) {
            ctx.response().putHeader("Retry-After", PAUSE_S);
        }
        ctx.response().setStatusCode(status);
        Replies.send(ctx, "application/problem+json", Buffer.buffer(body.encode()));
    }

    /** The same codes as at every other door of the program. */
    private static String code(int status) {
        return switch (status) {
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case OURS -> "try-later";
            default -> "bad-request";
        };
    }

    /** The route's pattern, never the path itself: paths carry secrets. */
    private static String route(RoutingContext ctx) {
        return ctx.currentRoute() == null
                ? "?"
                : String.valueOf(ctx.currentRoute().getPath());
    }
}
