package org.ventanilla.hub.portal.open311;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Texts;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.open311.Format;
import org.ventanilla.model.open311.GeoReport;

/**
 * The way out: the form asked for, readable from any page of the web, answered "not changed" to those who have it. Who asks the
 * same at the same time gets the same bytes.
 */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int OURS = 503;
    private static final String PAUSE_S = "30";

    private final Languages languages;
    private final Together<String, Rendered> together = new Together<>();

    Sending(Languages languages) {
        this.languages = languages;
    }

    /** @param tag strong, of these very bytes (RFC 9110, section 8.8.3) */
    private record Rendered(String contentType, Buffer bytes, String tag) {
        static Rendered of(GeoReport document, Format format) {
            byte[] bytes = format.of(document).getBytes(StandardCharsets.UTF_8);
            String tag = '"' + Fingerprint.of(bytes).substring(0, 32) + '"';
            return new Rendered(format.contentType(), Buffer.buffer(bytes), tag);
        }
    }

    Texts texts(RoutingContext ctx) {
        return languages.texts(ctx);
    }

    /**
     * Answers what everybody gets who asks for this address in this language.
     *
     * @param asked reads; a long list is written off the event loop
     */
    <T> void answer(RoutingContext ctx, Supplier<Future<T>> asked, Function<T, GeoReport> document) {
        Format format = format(ctx);
        String question = ctx.request().uri() + ' ' + texts(ctx).language();
        together.ask(question, () -> asked.get().compose(found -> ctx.vertx()
                        .executeBlocking(() -> Rendered.of(document.apply(found), format), false)))
                .onComplete(made -> good(ctx, made), ctx::fail);
    }

    private static void good(RoutingContext ctx, Rendered made) {
        var response = ctx.response();
        response.putHeader("Cache-Control", "no-cache");
        response.putHeader("ETag", made.tag());
        if (made.tag().equals(ctx.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end().onFailure(Sending::gone);
            return;
        }
        send(ctx, made.contentType(), made.bytes());
    }

    /** What every answer below the address carries. */
    static void guard(RoutingContext ctx) {
        var headers = ctx.response().headers();
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Expose-Headers", "ETag, Retry-After");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Vary", "Accept-Language, Cookie");
        ctx.next();
    }

    /** Asked by browsers before they send to another site. */
    static void preflight(RoutingContext ctx) {
        var headers = ctx.response().headers();
        headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
        headers.set("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key, If-None-Match");
        headers.set("Access-Control-Max-Age", "86400");
        ctx.response().setStatusCode(204).end().onFailure(Sending::gone);
    }

    void refuse(RoutingContext ctx, BadAsk bad) {
        if (ctx.response().headWritten()) {
            return; // Vert.x may report a second failure for the same request
        }
        var document = GeoReport.errors(bad.status(), List.of(texts(ctx).get(bad.key(), bad.about())));
        ctx.response().setStatusCode(bad.status());
        ctx.response().putHeader("Cache-Control", "no-store");
        Format format = format(ctx);
        send(ctx, format.contentType(), Buffer.buffer(format.of(document)));
    }

    /** Theirs is named; ours is logged once and told as "try later". */
    void failed(RoutingContext ctx) {
        if (ctx.failure() instanceof BadAsk bad) {
            refuse(ctx, bad);
        } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            refuse(ctx, new BadAsk(ctx.statusCode(), "too-long", ""));
        } else {
            LOG.error("open311 answer failed", ctx.failure());
            ctx.response().putHeader("Retry-After", PAUSE_S);
            refuse(ctx, new BadAsk(OURS, "busy", ""));
        }
    }

    private static void send(RoutingContext ctx, String contentType, Buffer bytes) {
        var response = ctx.response();
        response.putHeader("Content-Type", contentType);
        boolean headOnly = ctx.request().method().equals(HttpMethod.HEAD);
        (headOnly ? response.end() : response.end(bytes)).onFailure(Sending::gone);
    }

    /** An address without an ending of ours is answered in the form that every client of the standard reads. */
    private static Format format(RoutingContext ctx) {
        return Format.ofPath(ctx.normalizedPath()).orElse(Format.XML);
    }

    private static void gone(Throwable why) {
        LOG.debug("client went away: {}", why.toString());
    }
}
