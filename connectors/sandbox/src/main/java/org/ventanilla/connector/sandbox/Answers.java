package org.ventanilla.connector.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Ways to end a request. A client that has gone away meanwhile is its own business. */
final class Answers {
    /** Nothing from elsewhere is loaded, nothing runs inline, nobody frames the page. */
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Answers() {}

    static void end(RoutingContext ctx) {
        ctx.response().end().onFailure(ctx::fail);
    }

    static void status(RoutingContext ctx, int status) {
        ctx.response().setStatusCode(status);
        end(ctx);
    }

    static void json(RoutingContext ctx, int status, JsonObject body) {
        ctx.response().setStatusCode(status);
        send(ctx, "application/json;charset=utf-8", body.toBuffer());
    }

    static void html(RoutingContext ctx, String page) {
        ctx.response().putHeader("Content-Security-Policy", PAGE_POLICY);
        send(ctx, "text/html;charset=utf-8", Buffer.buffer(page));
    }

    /** Foreign bytes: never sniffed, never run. */
    static void bytes(RoutingContext ctx, String type, Buffer bytes) {
        ctx.response().putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        send(ctx, type, bytes);
    }

    static void seeOther(RoutingContext ctx, String address) {
        ctx.response().putHeader("Location", address);
        status(ctx, 303);
    }

    static void send(RoutingContext ctx, String type, Buffer body) {
        ctx.response()
                .putHeader("Content-Type", type)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store");
        ctx.response().end(body).onFailure(ctx::fail);
    }
}
