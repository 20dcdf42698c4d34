package org.ventanilla.hub.api;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.LiveLog;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.EventTypes;
import org.ventanilla.model.Wire;

/**
 * {@code GET /v1/events?after=&limit=&wait=&type=&category=&area=&department=}: the log from any cursor, oldest first; waits up
 * to {@code wait} seconds (at most 30) when there is nothing new. Public: nothing private is in it. {@code GET /v1/events/{id}}
 * (staff): the whole of one. {@code GET /v1/schemas/{name}}: the JSON Schema of its data.
 */
public final class EventsApi {
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int MAX_LIMIT = 1000;
    private static final int MAX_WAIT = 30;
    private static final Duration LOOK_AT_CLOCK = Duration.ofMillis(300);

    private final Vertx vertx;
    private final Rooms rooms;
    private final EventWords words;
    private final Clock clock;
    private final StaffDoor access;

    /** What is asked. */
    public record Rooms(Events events, LiveLog live, Identity identity) {}

    public EventsApi(Vertx vertx, Rooms rooms, EventWords words, Clock clock) {
        this.vertx = vertx;
        this.rooms = rooms;
        this.words = words;
        this.clock = clock;
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

    private record Ask(EventCursor after, int limit, EventFilter filter, Instant until) {}

    private void read(RoutingContext ctx) {
        var query = EventQuery.of(ctx, words, Set.of("limit", "wait"));
        int limit = (int) Parameters.number(ctx, "limit", 1, MAX_LIMIT, 100);
        long wait = Parameters.number(ctx, "wait", 0, MAX_WAIT, 0);
        Instant until = clock.instant().plusSeconds(wait);
        query.cursor(rooms.events(), EventQuery.start())
                .onSuccess(after -> answer(ctx, new Ask(after, limit, query.filter(), until)))
                .onFailure(ctx::fail);
    }

    private void answer(RoutingContext ctx, Ask ask) {
        rooms.events()
                .page(ask.after(), ask.limit(), ask.filter())
                .onSuccess(page -> {
                    if (page.events().isEmpty() && clock.instant().isBefore(ask.until())) {
                        wait(ctx, new Ask(page.next(), ask.limit(), ask.filter(), ask.until()));
                    } else {
                        reply(ctx, page);
                    }
                })
                .onFailure(ctx::fail);
    }

    /** Until the log grows or the time is over; whatever comes first asks once. */
    private void wait(RoutingContext ctx, Ask ask) {
        var context = vertx.getOrCreateContext();
        var done = new AtomicBoolean();
        long listening = rooms.live().listen(() -> context.runOnContext(go -> goOn(ctx, ask, done)));
        long ticking = vertx.setPeriodic(LOOK_AT_CLOCK.toMillis(), tick -> {
            boolean grown = rooms.live().head().position() > ask.after().position();
            if (grown
                    || !clock.instant().isBefore(ask.until())
                    || ctx.response().closed()) {
                goOn(ctx, ask, done);
            }
        });
        ctx.put("waiting", (Runnable) () -> {
            rooms.live().forget(listening);
            vertx.cancelTimer(ticking);
        });
    }

    private void goOn(RoutingContext ctx, Ask ask, AtomicBoolean done) {
        if (done.compareAndSet(false, true)) {
            ctx.<Runnable>remove("waiting").run();
            if (!ctx.response().closed()) {
                answer(ctx, ask);
            }
        }
    }

    /** CloudEvents have a form for many at once, without room for a cursor: that goes into the header. */
    private static void reply(RoutingContext ctx, Events.Page page) {
        String next = page.next().text();
        ctx.response().putHeader("Ventanilla-Cursor", next);
        if (String.valueOf(ctx.request().getHeader("Accept")).contains(BATCH)) {
            Replies.send(ctx, 200, BATCH, Buffer.buffer(Wire.bytes(page.events())));
            return;
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("events", page.events());
        body.put("next", next);
        body.put("head", page.head().position());
        body.put("epoch", page.head().epoch().toString());
        Replies.wire(ctx, 200, body);
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
}
