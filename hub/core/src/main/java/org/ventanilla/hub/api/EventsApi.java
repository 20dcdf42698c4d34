package org.ventanilla.hub.api;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.Events;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.Wire;

/**
 * {@code GET /v1/events?after=&limit=&wait=}: the log from any position, oldest first; waits up to {@code wait} seconds (at
 * most 30) when there is nothing new. Public: events hold no personal data.
 */
public final class EventsApi {
    private static final int MAX_LIMIT = 1000;
    private static final int MAX_WAIT = 30;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final Vertx vertx;
    private final Events events;
    private final Clock clock;

    public EventsApi(Vertx vertx, Events events, Clock clock) {
        this.vertx = vertx;
        this.events = events;
        this.clock = clock;
    }

    /** Adds the route. */
    public void mount(Router router) {
        router.get("/v1/events").handler(this::read).failureHandler(Replies::failure);
    }

    private record Ask(long after, int limit, Instant until) {}

    private void read(RoutingContext ctx) {
        long after = number(ctx, "after", 0, Long.MAX_VALUE, 0);
        int limit = (int) number(ctx, "limit", 1, MAX_LIMIT, 100);
        long wait = number(ctx, "wait", 0, MAX_WAIT, 0);
        answer(ctx, new Ask(after, limit, clock.instant().plusSeconds(wait)));
    }

    private void answer(RoutingContext ctx, Ask ask) {
        events.read(ask.after(), ask.limit())
                .onSuccess(slice -> {
                    if (slice.events().isEmpty() && clock.instant().isBefore(ask.until())) {
                        vertx.setTimer(LOOK_AGAIN.toMillis(), timer -> {
                            if (!ctx.response().closed()) {
                                answer(ctx, ask);
                            }
                        });
                    } else {
                        Replies.json(ctx, 200, body(slice, ask.after()));
                    }
                })
                .onFailure(ctx::fail);
    }

    private static JsonObject body(Events.Slice slice, long after) {
        var list = new JsonArray();
        slice.events().forEach(e -> list.add(shown(e)));
        long next = slice.events().isEmpty()
                ? after
                : slice.events().get(slice.events().size() - 1).position();
        return new JsonObject()
                .put("events", list)
                .put("next", next)
                .put("head", slice.head().position())
                .put("epoch", slice.head().epoch());
    }

    /** What staff wrote to the reporters of something private is for them alone. */
    private static JsonObject shown(CloudEvent event) {
        var json = new JsonObject(Wire.toMap(event));
        if (Boolean.FALSE.equals(event.data().get("public"))) {
            Object unused = json.getJsonObject("data").remove("text");
        }
        return json;
    }

    private static long number(RoutingContext ctx, String name, long min, long max, long otherwise) {
        @Nullable String given = ctx.request().getParam(name);
        if (given == null || given.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(given);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same answer as a number out of range.
        }
        String expected = "a whole number from " + min + " to " + max;
        throw new Problem(
                400, "bad-parameter", "correct the parameter named", List.of(new Problem.Field(name, expected)));
    }
}
