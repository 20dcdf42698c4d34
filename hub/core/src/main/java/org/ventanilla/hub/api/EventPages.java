package org.ventanilla.hub.api;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.events.LiveLog;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.Wire;

/** Pages of the log over HTTP: what comes after a cursor, at once or as soon as there is something. */
final class EventPages {
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int MAX_LIMIT = 1000;
    private static final int MAX_WAIT = 30;
    private static final Duration LOOK_AT_CLOCK = Duration.ofMillis(300);

    private final Vertx vertx;
    private final Events events;
    private final LiveLog live;
    private final Clock clock;

    EventPages(Vertx vertx, Events events, LiveLog live, Clock clock) {
        this.vertx = vertx;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    private record Ask(EventCursor after, int limit, EventFilter filter, Instant until) {}

    /** How much is asked for at most, and until when it may be waited for: the parameters {@code limit} and {@code wait}. */
    record Patience(int limit, long seconds) {
        static Patience of(RoutingContext ctx) {
            return new Patience(
                    (int) Parameters.number(ctx, "limit", 1, MAX_LIMIT, 100),
                    Parameters.number(ctx, "wait", 0, MAX_WAIT, 0));
        }
    }

    void answer(RoutingContext ctx, Patience patience, EventCursor after, EventFilter filter) {
        answer(ctx, new Ask(after, patience.limit(), filter, clock.instant().plusSeconds(patience.seconds())));
    }

    private void answer(RoutingContext ctx, Ask ask) {
        events.page(ask.after(), ask.limit(), ask.filter())
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
        long listening = live.listen(() -> context.runOnContext(go -> goOn(ctx, ask, done)));
        long ticking = vertx.setPeriodic(LOOK_AT_CLOCK.toMillis(), tick -> {
            boolean grown = live.head().position() > ask.after().position();
            if (grown
                    || !clock.instant().isBefore(ask.until())
                    || ctx.response().closed()) {
                goOn(ctx, ask, done);
            }
        });
        ctx.put("waiting", (Runnable) () -> {
            live.forget(listening);
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
}
