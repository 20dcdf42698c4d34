package org.ventanilla.connector;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether the event loop still answers: a question is left there, and is overdue when nobody took it up in time. Asking
 * never waits. Safe from any thread.
 */
final class Pulse {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final LongSupplier nanoTime;
    private boolean asked;
    private long since;

    /** @param nanoTime monotonic, of any origin */
    Pulse(Vertx vertx, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.nanoTime = nanoTime;
    }

    synchronized boolean beats() {
        if (asked) {
            return nanoTime.getAsLong() - since < DEADLINE.toNanos();
        }
        asked = true;
        since = nanoTime.getAsLong();
        vertx.runOnContext(answer -> answered());
        return true;
    }

    private synchronized void answered() {
        asked = false;
    }
}
