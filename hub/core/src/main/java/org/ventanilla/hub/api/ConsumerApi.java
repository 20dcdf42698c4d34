package org.ventanilla.hub.api;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.consumers.Consumer;
import org.ventanilla.hub.consumers.Consumers;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.model.EventCursor;

/**
 * {@code /v1/consumers}: systems that follow the log under a name. Administrators list them with their lag, make one
 * ({@code POST}: {@code name}, {@code description}, {@code stage}, {@code after}, filters as lists; the key is shown this once),
 * change its key ({@code …/{name}/rotate}) and remove it. With its key a consumer reads what it has not acknowledged
 * ({@code GET …/{name}/events?limit=&wait=}), acknowledges ({@code …/{name}/ack {after, cursor}}) and begins again elsewhere
 * ({@code …/{name}/replay {after}}).
 */
public final class ConsumerApi {
    private static final String PATH = "/v1/consumers";
    private static final String ONE = PATH + "/:name";
    private static final int MAX_BODY = 16_384;
    private static final int LONGEST = 200;
    private static final String NAME = "[a-z0-9][a-z0-9_-]{0,39}";

    private final Consumers consumers;
    private final Events events;
    private final EventWords words;
    private final EventPages pages;
    private final StaffDoor access;
    private final ConsumerDoor door;

    ConsumerApi(Consumers consumers, Events events, EventWords words, EventPages pages, Identity identity) {
        this.consumers = consumers;
        this.events = events;
        this.words = words;
        this.pages = pages;
        this.access = new StaffDoor(identity);
        this.door = new ConsumerDoor(consumers, identity);
    }

    /** With the rooms of the events' own door. */
    public static ConsumerApi of(Consumers consumers, EventsApi beside) {
        return new ConsumerApi(consumers, beside.events(), beside.words(), beside.pages(), beside.identity());
    }

    /** Adds the routes. */
    public void mount(Router router) {
        staff(router, HttpMethod.GET, PATH, this::list);
        staff(router, HttpMethod.POST, PATH, this::add);
        staff(router, HttpMethod.DELETE, ONE, this::remove);
        staff(router, HttpMethod.POST, ONE + "/rotate", this::rotate);
        own(router, HttpMethod.GET, ONE, this::show);
        own(router, HttpMethod.POST, ONE + "/ack", this::ack);
        own(router, HttpMethod.POST, ONE + "/replay", this::replay);
        own(router, HttpMethod.GET, ONE + "/events", this::read);
    }

    /** The permission first, on a route of its own: a stranger's body is never read. */
    private void staff(Router router, HttpMethod method, String path, Handler<RoutingContext> handler) {
        router.route(method, path)
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.MANAGE_WEBHOOKS))
                .failureHandler(Replies::failure);
        handled(router, method, path, handler);
    }

    private void own(Router router, HttpMethod method, String path, Handler<RoutingContext> handler) {
        router.route(method, path)
                .handler(door::ownOrStaff)
                .handler(door::theirs)
                .failureHandler(Replies::failure);
        handled(router, method, path, handler);
    }

    private static void handled(Router router, HttpMethod method, String path, Handler<RoutingContext> handler) {
        router.route(method, path)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
                .handler(handler)
                .failureHandler(Replies::failure);
    }

    private static Problem unknown() {
        return new Problem(404, "unknown-consumer", "there is no consumer of this name");
    }

    private void add(RoutingContext ctx) {
        var body = body(ctx);
        String name = matching(body, "name", NAME);
        String description = String.valueOf(body.getValue("description", ""));
        if (description.length() > LONGEST) {
            throw Parameters.bad("description", "at most " + LONGEST + " characters");
        }
        @Nullable String stage = body.getValue("stage") == null ? null : matching(body, "stage", NAME);
        EventFilter filter = words.filter(EventWords.asked(body));
        long by = StaffDoor.session(ctx).staffId();
        cursor(body, "after", EventQuery.HEAD)
                .compose(after -> consumers.add(new Consumer.Wanted(name, description, filter, stage, after, by)))
                .onSuccess(made -> made.ifPresentOrElse(
                        key -> Replies.json(
                                ctx, 201, new JsonObject().put("name", name).put("key", key)),
                        () -> ctx.fail(new Problem(409, "name-taken", "there is a consumer of this name"))))
                .onFailure(ctx::fail);
    }

    private static JsonObject body(RoutingContext ctx) {
        JsonObject body = Bodies.object(ctx);
        return body == null ? new JsonObject() : body;
    }

    private static String matching(JsonObject body, String field, String form) {
        String value = String.valueOf(body.getValue(field, ""));
        if (!value.matches(form)) {
            throw Parameters.bad(field, "1 to 40 letters a-z, digits, - and _");
        }
        return value;
    }

    /** A cursor that the log knows. */
    private Future<EventCursor> cursor(JsonObject body, String field, @Nullable String otherwise) {
        Object given = body.getValue(field);
        if (given == null && otherwise == null) {
            throw Parameters.bad(field, "a cursor that this address gave out");
        }
        return EventQuery.cursor(events, given == null ? otherwise : String.valueOf(given), EventQuery.HEAD)
                .compose(from -> events.page(from, 1, EventFilter.ALL).map(good -> from));
    }

    private void list(RoutingContext ctx) {
        consumers
                .standings()
                .map(all -> {
                    var list = new JsonArray();
                    all.forEach(standing -> list.add(ConsumerView.of(standing)));
                    return new JsonObject().put("consumers", list);
                })
                .onSuccess(body -> Replies.json(ctx, 200, body))
                .onFailure(ctx::fail);
    }

    private void show(RoutingContext ctx) {
        consumers
                .standings(List.of(ConsumerDoor.consumer(ctx)))
                .onSuccess(one -> Replies.json(ctx, 200, ConsumerView.of(one.get(0))))
                .onFailure(ctx::fail);
    }

    private void remove(RoutingContext ctx) {
        consumers
                .remove(ctx.pathParam("name"))
                .onSuccess(known -> {
                    if (known) {
                        done(ctx);
                    } else {
                        ctx.fail(unknown());
                    }
                })
                .onFailure(ctx::fail);
    }

    private static void done(RoutingContext ctx) {
        ctx.response().setStatusCode(204).end().onFailure(ctx::fail);
    }

    private void rotate(RoutingContext ctx) {
        consumers
                .rekey(ctx.pathParam("name"))
                .onSuccess((Optional<String> made) -> made.ifPresentOrElse(
                        key -> Replies.json(ctx, 200, new JsonObject().put("key", key)), () -> ctx.fail(unknown())))
                .onFailure(ctx::fail);
    }

    private void read(RoutingContext ctx) {
        var consumer = ConsumerDoor.consumer(ctx);
        pages.answer(ctx, EventPages.Patience.of(ctx), consumer.cursor(), consumer.filter());
    }

    private void ack(RoutingContext ctx) {
        ConsumerAcks.of(consumers, ConsumerDoor.consumer(ctx).name(), body(ctx))
                .onSuccess(now -> Replies.json(ctx, 200, now))
                .onFailure(ctx::fail);
    }

    private void replay(RoutingContext ctx) {
        cursor(body(ctx), "after", null)
                .compose(from -> consumers.replay(ConsumerDoor.consumer(ctx), from))
                .onSuccess(back -> done(ctx))
                .onFailure(ctx::fail);
    }
}
