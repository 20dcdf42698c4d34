package org.ventanilla.hub.api;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.LiveLog;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.model.EventTypes;

/**
 * {@code GET /v1/events?after=&limit=&wait=&type=&category=&area=&department=}: the log from any cursor, oldest first; waits up
 * to {@code wait} seconds (at most 30) when there is nothing new. Public: nothing private is in it. {@code GET /v1/events/{id}}
 * (staff): the whole of one. {@code GET /v1/schemas/{name}}: the JSON Schema of its data.
 */
public final class EventsApi {
    private final Rooms rooms;
    private final EventWords words;
    private final EventPages pages;
    private final StaffDoor access;

    /** What is asked. */
    public record Rooms(Events events, LiveLog live, Identity identity) {}

    public EventsApi(Vertx vertx, Rooms rooms, EventWords words, Clock clock) {
        this.rooms = rooms;
        this.words = words;
        this.pages = new EventPages(vertx, rooms.events(), rooms.live(), clock);
        this.access = new StaffDoor(rooms.identity());
    }

    /** Adds the routes; the stream's own must be there before, as its address looks like an id. */
    public void mount(Router router) {
        router.get("/v1/events").handler(this::read).failureHandler(Replies::failure);
        router.get("/v1/events/:id")
                .handler(access::signedIn)
                .handler(StaffDoor.to(Action.SEE_INCIDENTS))
                .handler(this::one)
                .failureHandler(Replies::failure);
        router.get("/v1/schemas/:name").handler(EventsApi::schema).failureHandler(Replies::failure);
    }

    private void read(RoutingContext ctx) {
        var query = EventQuery.of(ctx, words, Set.of("limit", "wait"));
        var patience = EventPages.Patience.of(ctx);
        query.cursor(rooms.events(), EventQuery.start())
                .onSuccess(after -> pages.answer(ctx, patience, after, query.filter()))
                .onFailure(ctx::fail);
    }

    private void one(RoutingContext ctx) {
        rooms.events()
                .one(id(ctx.pathParam("id")))
                .onSuccess(found ->
                        found.ifPresentOrElse(event -> Replies.wire(ctx, 200, event), () -> ctx.fail(unknown("event"))))
                .onFailure(ctx::fail);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown("event");
        }
    }

    private static Problem unknown(String what) {
        return new Problem(404, "unknown-" + what, "there is no " + what + " of this name");
    }

    private static void schema(RoutingContext ctx) {
        String text = EventTypes.schema(ctx.pathParam("name")).orElseThrow(() -> unknown("schema"));
        ctx.response().putHeader("Access-Control-Allow-Origin", "*");
        Replies.send(ctx, 200, "application/schema+json", Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
    }

    Events events() {
        return rooms.events();
    }

    Identity identity() {
        return rooms.identity();
    }

    EventWords words() {
        return words;
    }

    EventPages pages() {
        return pages;
    }
}
