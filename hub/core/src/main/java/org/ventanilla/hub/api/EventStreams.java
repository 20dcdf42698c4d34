package org.ventanilla.hub.api;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.LiveLog;
import org.ventanilla.model.EventCursor;

/**
 * {@code GET /v1/events/stream}: the log as server-sent events, from {@code Last-Event-ID} or {@code after}, else from now. The
 * id of each is a cursor. What a listener does not take waits in the database, not here: it costs a cursor and one small buffer,
 * and is let go when it takes nothing for too long.
 */
public final class EventStreams {
    private final Vertx vertx;
    private final Rooms rooms;
    private final EventWords words;
    private final Limits limits;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong letGo = new AtomicLong();
    private final long timer;

    /** What is asked. */
    public record Rooms(Events events, LiveLog live) {}

    /**
     * How much a listener may ask of us.
     *
     * @param heartbeat between two signs of life, each with the head of the log
     * @param patience with a listener that takes nothing
     * @param most listeners at a time
     */
    public record Limits(Duration heartbeat, Duration patience, int most) {
        public static final Limits STANDARD = new Limits(Duration.ofSeconds(15), Duration.ofSeconds(30), 2_000);
    }

    public EventStreams(Vertx vertx, Rooms rooms, EventWords words, Limits limits) {
        this.vertx = vertx;
        this.rooms = rooms;
        this.words = words;
        this.limits = limits;
        this.timer = vertx.setPeriodic(limits.heartbeat().toMillis(), tick -> beat());
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get("/v1/events/stream").handler(this::begin).failureHandler(Replies::failure);
    }

    /** Ends all streams; their listeners come again, with a cursor, to another node. */
    public void close() {
        vertx.cancelTimer(timer);
        open.forEach(EventStream::end);
    }

    /** How many listen now. */
    public int listeners() {
        return open.size();
    }

    /** How many were let go because they took nothing. */
    public long letGo() {
        return letGo.get();
    }

    private void begin(RoutingContext ctx) {
        if (open.size() >= limits.most()) {
            ctx.response().putHeader("Retry-After", "10");
            throw new Problem(503, "too-many-listeners", "come again in a few seconds, or read /v1/events");
        }
        var query = EventQuery.of(ctx, words, Set.of());
        String last = ctx.request().getHeader("Last-Event-ID");
        EventQuery.cursor(rooms.events(), last == null || last.isEmpty() ? query.after() : last, EventQuery.HEAD)
                .compose(from -> rooms.events().page(from, 1, EventFilter.ALL).map(good -> from))
                .onSuccess(from -> stream(ctx, from, query.filter()))
                .onFailure(ctx::fail);
    }

    private void stream(RoutingContext ctx, EventCursor from, EventFilter filter) {
        var stream = new EventStream(rooms, ctx.response(), from, filter);
        var context = vertx.getOrCreateContext();
        long listening = rooms.live().listen(() -> context.runOnContext(go -> stream.pump()));
        stream.onEnd(() -> {
            rooms.live().forget(listening);
            open.remove(stream);
        });
        open.add(stream);
        stream.start(context);
    }

    private void beat() {
        rooms.events()
                .head()
                .onSuccess(head -> {
                    String text = io.vertx.core.json.Json.encode(rooms.events().heartbeat(head, limits.heartbeat()));
                    open.forEach(
                            stream -> stream.beat(head, text, limits.patience().toNanos(), letGo));
                })
                // The database is away: streams stay, and a listener that hears nothing asks again by itself.
                .onFailure(cause -> open.forEach(EventStream::still));
    }
}
