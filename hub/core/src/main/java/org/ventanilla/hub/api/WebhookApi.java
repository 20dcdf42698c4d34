package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.function.Consumer;
import org.ventanilla.hub.downstream.Endpoint;
import org.ventanilla.hub.downstream.Webhooks;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.model.EventCursor;

/**
 * {@code /v1/webhooks} (staff): endpoints that are called with events. {@code POST} makes one ({@code url}, {@code description},
 * {@code after}, filters as lists) and shows its secret, which is shown once more only when it is changed ({@code …/rotate});
 * {@code …/test} tries one, {@code …/replay {after}} sends again, {@code …/enable} and {@code …/disable}, {@code DELETE}.
 */
public final class WebhookApi {
    private static final String PATH = "/v1/webhooks";
    private static final int MAX_BODY = 16_384;
    private static final int LONGEST = 200;

    private final Webhooks webhooks;
    private final Events events;
    private final EventWords words;
    private final StaffDoor access;

    public WebhookApi(Webhooks webhooks, Events events, EventWords words, Identity identity) {
        this.webhooks = webhooks;
        this.events = events;
        this.words = words;
        this.access = new StaffDoor(identity);
    }

    /** Adds the routes. */
    public void mount(Router router) {
        // The permission first, on a route of its own: a stranger's body is never read.
        router.route(PATH + "*")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.MANAGE_WEBHOOKS))
                .failureHandler(Replies::failure);
        router.post(PATH + "*")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .failureHandler(Replies::failure);
        router.get(PATH).handler(this::list).failureHandler(Replies::failure);
        router.post(PATH).handler(this::add).failureHandler(Replies::failure);
        router.get(PATH + "/:id").handler(on(this::show)).failureHandler(Replies::failure);
        router.delete(PATH + "/:id")
                .handler(ctx -> done(ctx, webhooks.remove(Parameters.id(ctx))))
                .failureHandler(Replies::failure);
        post(router, "rotate", this::rotate);
        post(router, "enable", ctx -> done(ctx, webhooks.turn(Parameters.id(ctx), true)));
        post(router, "disable", ctx -> done(ctx, webhooks.turn(Parameters.id(ctx), false)));
        post(router, "test", on((ctx, endpoint) -> webhooks.attempt(endpoint)
                .onSuccess(code -> Replies.json(ctx, 200, new JsonObject().put("answer", code)))
                .onFailure(ctx::fail)));
        post(router, "replay", on(this::replay));
    }

    private static void post(Router router, String what, Consumer<RoutingContext> handler) {
        router.post(PATH + "/:id/" + what).handler(handler::accept).failureHandler(Replies::failure);
    }

    /** Something about one endpoint that is there. */
    private interface With {
        void handle(RoutingContext ctx, Endpoint endpoint);
    }

    private static Problem unknown() {
        return new Problem(404, "unknown-webhook", "there is no webhook with this id");
    }

    private Handling on(With with) {
        // Mapped, so that what is thrown about the request ends it: thrown in onSuccess it would leave the asker
        // waiting.
        return ctx -> webhooks.find(Parameters.id(ctx))
                .map(found -> found.orElseThrow(WebhookApi::unknown))
                .map(endpoint -> {
                    with.handle(ctx, endpoint);
                    return endpoint;
                })
                .onFailure(ctx::fail);
    }

    /** A handler that is a consumer too. */
    private interface Handling extends io.vertx.core.Handler<RoutingContext>, Consumer<RoutingContext> {
        @Override
        default void accept(RoutingContext ctx) {
            handle(ctx);
        }
    }

    private static void done(RoutingContext ctx, Future<Boolean> change) {
        change.onSuccess(known -> {
                    if (known) {
                        ctx.response().setStatusCode(204).end().onFailure(ctx::fail);
                    } else {
                        ctx.fail(unknown());
                    }
                })
                .onFailure(ctx::fail);
    }

    private static JsonObject body(RoutingContext ctx) {
        JsonObject body = Bodies.object(ctx);
        return body == null ? new JsonObject() : body;
    }

    private void add(RoutingContext ctx) {
        var body = body(ctx);
        long by = StaffDoor.session(ctx).staffId();
        URI url = url(String.valueOf(body.getValue("url", "")));
        String description = String.valueOf(body.getValue("description", ""));
        if (description.length() > LONGEST) {
            throw Parameters.bad("description", "at most " + LONGEST + " characters");
        }
        EventFilter filter = words.filter(EventWords.asked(body));
        after(body, EventQuery.HEAD)
                .compose(from -> webhooks.add(new Endpoint.Wanted(url, description, filter, from.position(), by)))
                .recover(cause -> Future.failedFuture(
                        cause instanceof Webhooks.BadAddress bad
                                ? Parameters.bad("url", String.valueOf(bad.getMessage()))
                                : cause))
                .onSuccess(made -> Replies.json(
                        ctx,
                        201,
                        new JsonObject().put("id", Long.toString(made.id())).put("secret", made.secret())))
                .onFailure(ctx::fail);
    }

    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw Parameters.bad("url", "an absolute https address");
        }
    }

    private Future<EventCursor> after(JsonObject body, String otherwise) {
        Object after = body.getValue("after");
        return EventQuery.cursor(events, after == null ? null : String.valueOf(after), otherwise)
                .compose(from -> events.page(from, 1, EventFilter.ALL).map(good -> from));
    }

    private void list(RoutingContext ctx) {
        events.head()
                .compose(head -> webhooks.all().map(all -> {
                    var list = new JsonArray();
                    all.forEach(endpoint -> list.add(shown(endpoint, head)));
                    return new JsonObject().put("webhooks", list);
                }))
                .onSuccess(body -> Replies.json(ctx, 200, body))
                .onFailure(ctx::fail);
    }

    private void show(RoutingContext ctx, Endpoint endpoint) {
        events.head()
                .compose(head -> webhooks.givenUp(endpoint.id())
                        .map(given -> shown(endpoint, head).put("givenUp", given)))
                .onSuccess(body -> Replies.json(ctx, 200, body))
                .onFailure(ctx::fail);
    }

    /** Without the secret: that is shown when it is made. */
    private static JsonObject shown(Endpoint e, Events.Head head) {
        return ConsumerView.filter(e.filter())
                .put("id", Long.toString(e.id()))
                .put("url", e.url().toString())
                .put("description", e.description())
                .put("state", e.state().name())
                .put("why", e.why())
                .put("cursor", new EventCursor(head.epoch(), e.position()).text())
                .put("lag", head.position() - e.position())
                .put("failures", e.failures())
                .put("lastAnswer", e.lastCode())
                .put(
                        "lastSuccess",
                        e.lastSuccess() == null ? null : e.lastSuccess().toString());
    }

    private void rotate(RoutingContext ctx) {
        webhooks.rotate(Parameters.id(ctx))
                .onSuccess(made -> made.ifPresentOrElse(
                        secret -> Replies.json(ctx, 200, new JsonObject().put("secret", secret)),
                        () -> ctx.fail(unknown())))
                .onFailure(ctx::fail);
    }

    private void replay(RoutingContext ctx, Endpoint endpoint) {
        after(body(ctx), EventQuery.start())
                .compose(from -> webhooks.replay(endpoint.id(), from))
                .onSuccess(back -> ctx.response().setStatusCode(204).end().onFailure(ctx::fail))
                .onFailure(ctx::fail);
    }
}
