package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.notify.ChannelNews;
import org.ventanilla.hub.remote.Remotes;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/**
 * The other half of the connector contract for any language: {@code GET /v1/outbound?wait=&limit=} hands out messages with
 * a lease, {@code POST /v1/outbound/{deliveryId}} says how sending ended, {@code POST /v1/receipts} and
 * {@code POST /v1/control} bring news. All bear repetition. Each needs an intake token and speaks for its instance only.
 */
public final class RemoteApi {
    private static final long MAX_BODY = 64 * 1024;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_WAIT = 30;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final Vertx vertx;
    private final Clock clock;
    private final Remotes remotes;
    private final ChannelNews news;
    private final IntakeTokens tokens;

    public RemoteApi(Vertx vertx, Clock clock, Remotes remotes, ChannelNews news, IntakeTokens tokens) {
        this.vertx = vertx;
        this.clock = clock;
        this.remotes = remotes;
        this.news = news;
        this.tokens = tokens;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        door(router, HttpMethod.GET, "/v1/outbound", this::outbound);
        door(router, HttpMethod.POST, "/v1/outbound/:delivery", this::ended);
        door(router, HttpMethod.POST, "/v1/receipts", ctx -> {
            var receipt = body(ctx, DeliveryReceipt.class);
            kept(ctx, speaking(ctx, receipt.instance()) && receipt.state() != null, () -> news.heard(receipt));
        });
        door(router, HttpMethod.POST, "/v1/control", ctx -> {
            var event = body(ctx, ControlEvent.class);
            boolean complete = event.address() != null && event.type() != null;
            kept(ctx, speaking(ctx, event.instance()) && complete, () -> news.heard(event));
        });
    }

    private void door(Router router, HttpMethod method, String path, Handler<RoutingContext> handler) {
        router.route(method, path).handler(tokens::authorise).failureHandler(Replies::failure);
        router.route(method, path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(handler)
                .failureHandler(Replies::failure);
    }

    private record Ask(String instance, int limit, Instant until) {}

    private void outbound(RoutingContext ctx) {
        String instance = instance(ctx);
        if (!remotes.polls(instance)) {
            throw new Problem(409, "not-polled", "this connector is not configured with outbound: poll");
        }
        int limit = (int) Parameters.number(ctx, "limit", 1, MAX_LIMIT, 20);
        long wait = Parameters.number(ctx, "wait", 0, MAX_WAIT, 0);
        answer(ctx, new Ask(instance, limit, clock.instant().plusSeconds(wait)));
    }

    private void answer(RoutingContext ctx, Ask ask) {
        if (ctx.response().closed()) {
            return; // who has gone takes nothing with a lease
        }
        remotes.take(ask.instance(), ask.limit())
                .onSuccess(updates -> {
                    if (updates.isEmpty() && clock.instant().isBefore(ask.until())) {
                        vertx.setTimer(LOOK_AGAIN.toMillis(), timer -> answer(ctx, ask));
                    } else {
                        Replies.json(ctx, 200, shown(updates));
                    }
                })
                .onFailure(ctx::fail);
    }

    private static JsonObject shown(List<OutboundUpdate> updates) {
        var list = new JsonArray();
        updates.forEach(update -> list.add(new JsonObject(Wire.toMap(update))));
        return new JsonObject()
                .put("updates", list)
                .put("leaseSeconds", Remotes.lease().toSeconds());
    }

    private void ended(RoutingContext ctx) {
        SendOutcome outcome = body(ctx, SendOutcome.class);
        if (outcome.ending() == null) {
            throw missing("ending");
        }
        remotes.ended(instance(ctx), ctx.pathParam("delivery"), outcome)
                .onSuccess(known -> {
                    if (known) {
                        Replies.json(ctx, 200, new JsonObject().put("kept", true));
                    } else {
                        ctx.fail(new Problem(404, "unknown-delivery", "this connector never had such a message"));
                    }
                })
                .onFailure(ctx::fail);
    }

    /** Something that is done once the message is known to be complete. */
    private interface Keeping {
        Future<Void> keep();
    }

    private static void kept(RoutingContext ctx, boolean complete, Keeping keeping) {
        if (!complete) {
            throw missing("body");
        }
        keeping.keep()
                .onSuccess(done -> Replies.json(ctx, 200, new JsonObject().put("kept", true)))
                .onFailure(ctx::fail);
    }

    private static Problem missing(String field) {
        return new Problem(
                400,
                "bad-message",
                "correct the fields named and send again",
                List.of(new Problem.Field(field, "what the schema requires")));
    }

    /** The token's instance; one that speaks for any must say for which. */
    private static String instance(RoutingContext ctx) {
        IntakeTokens.Token token = ctx.get("token");
        String said = ctx.request().getParam("instance");
        String instance = said == null ? token.instance() : said;
        if (!token.speaksFor(instance)) {
            throw new Problem(403, "wrong-instance", "this token speaks for another instance");
        }
        return instance;
    }

    private boolean speaking(RoutingContext ctx, @Nullable String instance) {
        IntakeTokens.Token token = ctx.get("token");
        if (instance == null || !news.knows(instance)) {
            throw missing("instance");
        }
        if (!token.speaksFor(instance)) {
            throw new Problem(403, "wrong-instance", "this token speaks for another instance");
        }
        return true;
    }

    private static <T> T body(RoutingContext ctx, Class<T> type) {
        JsonObject json = Bodies.object(ctx);
        if (json == null) {
            throw missing("body");
        }
        try {
            return Wire.parse(json.encode(), type);
        } catch (IllegalArgumentException e) {
            throw missing("body");
        }
    }
}
