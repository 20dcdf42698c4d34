package org.ventanilla.connector;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.TrailEntry;
import org.ventanilla.model.Wire;

/**
 * The channel log: what happened to each item, sent to the hub in small batches. Best effort: nobody waits for it, and under
 * a flood the oldest lines go. Safe from any thread.
 */
final class Trail {
    private static final int BATCH = 50;
    private static final int MOST = 2_000;

    private final Vertx vertx;
    private final Clock clock;
    private final Pace pace;
    private final String instance;
    private final Queue<TrailEntry> waiting = new ArrayDeque<>();
    private boolean timed;

    Trail(HostServices services, String instance) {
        this.vertx = services.vertx();
        this.clock = services.clock();
        this.pace = services.patience().pace();
        this.instance = instance;
    }

    void note(String key, String step, @Nullable String code) {
        note(key, clock.instant(), step, code);
    }

    void note(String key, Instant at, String step, @Nullable String code) {
        boolean isFull;
        synchronized (this) {
            if (waiting.size() >= MOST) {
                waiting.remove();
            }
            waiting.add(new TrailEntry(instance, key, at, step, code));
            isFull = waiting.size() >= BATCH;
            if (!timed) {
                timed = true;
                vertx.setTimer(pace.trail().toMillis(), fired -> flush());
            }
        }
        if (isFull) {
            send();
        }
    }

    private void flush() {
        synchronized (this) {
            timed = false;
        }
        send();
    }

    /** Sends what has gathered. */
    void send() {
        for (JsonArray batch = batch(); !batch.isEmpty(); batch = batch()) {
            vertx.eventBus().send(Addresses.TRAIL, new JsonObject().put("entries", batch));
        }
    }

    private synchronized JsonArray batch() {
        var batch = new JsonArray();
        while (!waiting.isEmpty() && batch.size() < BATCH) {
            batch.add(new JsonObject(Wire.toMap(waiting.remove())));
        }
        return batch;
    }
}
