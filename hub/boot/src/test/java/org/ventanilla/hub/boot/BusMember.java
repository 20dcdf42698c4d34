package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.EventFollower;
import org.ventanilla.model.GapCheck;
import org.ventanilla.model.Wire;

/** A further member of a cluster, which follows the log over the live bus and reads what the bus does not bring. */
final class BusMember implements AutoCloseable {
    private static final int PAGE = 500;
    private static final DeliveryOptions SHORTLY = new DeliveryOptions().setSendTimeout(3_000);

    private final Clock clock = Clock.systemUTC();
    private final Vertx vertx;
    private final List<CloudEvent> told = new CopyOnWriteArrayList<>();
    private final EventFollower follower;
    private boolean reading;
    private final AtomicInteger overTheBus = new AtomicInteger();

    private BusMember(Vertx vertx) {
        this.vertx = vertx;
        var nowhere = new EventCursor(new UUID(0, 0), 0);
        this.follower = new EventFollower(nowhere, EventFollower.Wants.ALL, Duration.ofSeconds(5), clock.instant());
    }

    /** Reads from the first event. */
    static BusMember join(List<String> members) throws Exception {
        var settings = new Settings.Cluster(true, "127.0.0.1", Town.freePorts(), 0, members, null);
        var member = new BusMember(
                Running.joined(Clustering.join(settings).toCompletionStage()).vertx());
        // All that it does is on one thread.
        member.vertx.getOrCreateContext().runOnContext(go -> member.begin());
        return member;
    }

    private void begin() {
        var bus = vertx.eventBus().<JsonObject>consumer(Addresses.EVENTS_LIVE);
        var unused = bus.handler(m -> heard(m.body()));
        vertx.setPeriodic(1_000, tick -> act(follower.silence(clock.instant()), null));
        read("0");
    }

    private void heard(JsonObject message) {
        if (message.containsKey("sequence")) {
            var event = Wire.fromMap(message.getMap(), CloudEvent.class);
            act(follower.event(event.position(), clock.instant()), event);
        } else {
            EventCursor.parse(message.getJsonObject("data").getString("cursor"))
                    .ifPresent(head -> act(follower.heartbeat(head, clock.instant()), null));
        }
    }

    /** @param event that came; null when it was only a sign of life, or none */
    private void act(GapCheck.Step step, @Nullable CloudEvent event) {
        if (step == GapCheck.Step.APPLY && event != null) {
            overTheBus.incrementAndGet();
            apply(event);
        } else if (step == GapCheck.Step.READ) {
            read(follower.cursor().text());
        }
    }

    private void apply(CloudEvent event) {
        told.add(event);
        follower.applied(event.position());
    }

    /** One question at a time; what is not answered is asked again when the log next says that it is there. */
    private void read(String after) {
        if (reading) {
            return;
        }
        reading = true;
        vertx.eventBus()
                .<JsonObject>request(
                        Addresses.EVENTS_READ,
                        new JsonObject().put("after", after).put("limit", PAGE),
                        SHORTLY)
                .onComplete(done -> {
                    reading = false;
                    if (done.succeeded()) {
                        page(done.result().body());
                    }
                });
    }

    private void page(JsonObject page) {
        var next = EventCursor.parse(page.getString("next")).orElseThrow();
        if (!next.epoch().equals(follower.cursor().epoch())) {
            follower.begin(new EventCursor(next.epoch(), 0));
        }
        var events = Web.objects(page.getJsonArray("events"));
        for (JsonObject one : events) {
            var event = Wire.fromMap(one.getMap(), CloudEvent.class);
            if (follower.isNext(event.position())) {
                apply(event);
            }
        }
        follower.read(next);
        if (events.size() == PAGE) {
            read(next.text());
        }
    }

    /** Everything it was told or read, in that order. */
    List<CloudEvent> told() {
        return told;
    }

    /** How many of them the live bus brought. */
    int overTheBus() {
        return overTheBus.get();
    }

    @Override
    public void close() {
        Running.joined(vertx.close().toCompletionStage());
    }
}
