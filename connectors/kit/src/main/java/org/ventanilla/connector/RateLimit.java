package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket that holds what one second brings. Who comes too early is given a later time and waits for it; who could not
 * be served in time is told so at once and takes nothing. Safe from any thread.
 */
final class RateLimit {
    private final long nanosEach;
    private final long most;
    private final LongSupplier nanoTime;
    /** When the bucket would be full. */
    private long fullAt;

    /** @param nanoTime monotonic, of any origin */
    RateLimit(int perSecond, LongSupplier nanoTime) {
        this.nanosEach = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.most = perSecond * nanosEach;
        this.nanoTime = nanoTime;
        this.fullAt = nanoTime.getAsLong();
    }

    /** How long to wait for a place; null when that would be longer than this, and then no place is taken. */
    synchronized @Nullable Duration reserve(Duration atMost) {
        long now = nanoTime.getAsLong();
        long from = fullAt - now > 0 ? fullAt : now;
        long wait = Math.max(0, from - now + nanosEach - most);
        if (wait > atMost.toNanos()) {
            return null;
        }
        fullAt = from + nanosEach;
        return Duration.ofNanos(wait);
    }

    /** Succeeds when it is this one's turn, with true; at once with false when that would take longer than this. */
    Future<Boolean> enter(Vertx vertx, Duration atMost) {
        Duration wait = reserve(atMost);
        if (wait == null || wait.toMillis() == 0) {
            return Future.succeededFuture(wait != null);
        }
        return vertx.timer(wait.toMillis(), TimeUnit.MILLISECONDS).map(true);
    }
}
