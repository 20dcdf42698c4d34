package org.ventanilla.hub.events;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.EventFollower;
import org.ventanilla.model.GapCheck;
import org.ventanilla.model.Wire;

/**
 * The newest part of the log in this node's memory, for everybody here who follows it: one reader for all of them. Fed by the
 * live bus with the gap check, and by {@link #look} when the bus is late or silent. Bounded: whoever is further behind reads
 * the database.
 */
public final class LiveLog {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLog.class);
    private static final int KEPT = 2_000;
    private static final long KEPT_BYTES = 8L * 1024 * 1024;
    private static final int PAGE = 1_000;
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Events events;
    private final Deque<Told> tail = new ArrayDeque<>();
    private final Map<Long, Runnable> listeners = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final EventFollower follower;
    private long bytes;
    private boolean reading;
    private boolean again;
    private @Nullable MessageConsumer<JsonObject> bus;

    public LiveLog(Vertx vertx, Events events) {
        this.vertx = vertx;
        this.events = events;
        var nowhere = new EventCursor(new UUID(0, 0), 0);
        this.follower = new EventFollower(nowhere, EventFollower.Wants.ALL, BEAT, events.now());
    }

    /** An event as everybody may have it, encoded once for all who get it. */
    public record Told(CloudEvent event, Buffer json) {}

    /** Begins at the end of the log. */
    public Future<Void> open() {
        return events.head().compose(head -> {
            begin(head.cursor());
            var consumer = vertx.eventBus().<JsonObject>consumer(Addresses.EVENTS_LIVE, m -> heard(m.body()));
            bus = consumer;
            return consumer.completion();
        });
    }

    /** Stops listening. */
    public Future<Void> close() {
        return bus == null ? Future.succeededFuture() : bus.unregister();
    }

    private synchronized void begin(EventCursor at) {
        tail.clear();
        bytes = 0;
        follower.begin(at);
    }

    /** Up to where the log is known here. */
    public synchronized EventCursor head() {
        return follower.cursor();
    }

    private void heard(JsonObject message) {
        if (!events.isOurs(message.getString("source"))) {
            return; // of another city on the same bus
        }
        if (message.containsKey("sequence")) {
            heard(Wire.fromMap(message.getMap(), CloudEvent.class));
        } else {
            var head = EventCursor.parse(
                    message.getJsonObject("data", new JsonObject()).getString("cursor", ""));
            head.map(this::beat).filter(GapCheck.Step.READ::equals).ifPresent(behind -> look());
        }
    }

    private void heard(CloudEvent event) {
        switch (step(event)) {
            case APPLY -> {
                add(List.of(event));
                ring();
            }
            case READ -> look();
            case DROP -> {}
        }
    }

    private synchronized GapCheck.Step step(CloudEvent event) {
        return follower.event(event.position(), events.now());
    }

    private synchronized GapCheck.Step beat(EventCursor head) {
        return follower.heartbeat(head, events.now());
    }

    /** A page and the live bus may bring the same event at the same time: the second is dropped here. */
    private synchronized void add(List<CloudEvent> some) {
        for (CloudEvent event : some) {
            if (follower.isNext(event.position())) {
                var told = new Told(event, Buffer.buffer(Wire.bytes(event)));
                tail.addLast(told);
                bytes += told.json().length();
                follower.applied(event.position());
            }
        }
        while (tail.size() > KEPT || bytes > KEPT_BYTES) {
            bytes -= tail.removeFirst().json().length();
        }
    }

    /** Reads what the bus did not bring. To be called every second or so; many calls at once are one. */
    public void look() {
        synchronized (this) {
            again = true;
            if (reading) {
                return;
            }
            reading = true;
            again = false;
        }
        events.head().compose(this::readTo).onComplete(done -> {
            boolean more;
            synchronized (this) {
                reading = false;
                more = again && done.succeeded();
            }
            if (done.failed()) {
                Outage.log(LOG, "live log not read from", head().position(), done.cause());
            } else if (Boolean.TRUE.equals(done.result())) {
                ring();
            }
            if (more) {
                look();
            }
        });
    }

    /** Whether there was something. Who is very far behind, or in another log, begins anew at the end. */
    private Future<Boolean> readTo(Events.Head head) {
        EventCursor from = head();
        if (!from.epoch().equals(head.epoch()) || head.position() - from.position() > KEPT) {
            begin(head.cursor());
            return Future.succeededFuture(true);
        }
        if (head.position() <= from.position()) {
            return Future.succeededFuture(false);
        }
        return events.page(from, PAGE, EventFilter.ALL).map(page -> {
            add(page.events());
            synchronized (this) {
                again |= page.events().size() == PAGE;
            }
            return true;
        });
    }

    /** Events after a cursor, oldest first, or empty when they are not all in memory. */
    public synchronized Optional<List<Told>> after(EventCursor cursor, int most) {
        EventCursor last = follower.cursor();
        long oldest = last.position() - tail.size();
        if (!cursor.epoch().equals(last.epoch()) || cursor.position() < oldest) {
            return Optional.empty();
        }
        if (cursor.position() >= last.position()) {
            return Optional.of(List.of());
        }
        var some = new ArrayList<Told>();
        var newestFirst = tail.descendingIterator();
        for (long at = last.position(); at > cursor.position(); at--) {
            some.add(newestFirst.next());
        }
        java.util.Collections.reverse(some);
        return Optional.of(some.size() > most ? some.subList(0, most) : some);
    }

    /** Told, on whatever thread, whenever the log has grown. Forget it with the id. */
    public long listen(Runnable onMove) {
        long id = ids.incrementAndGet();
        listeners.put(id, onMove);
        return id;
    }

    /** Tells this one no more. */
    public void forget(long id) {
        listeners.remove(id);
    }

    private void ring() {
        listeners.values().forEach(Runnable::run);
    }
}
