package org.ventanilla.connector;

import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A lease table that can be out of reach. */
final class Flaky implements SourceState {
    volatile boolean away;
    private final SourceState behind;

    Flaky(SourceState behind) {
        this.behind = behind;
    }

    @Override
    public Future<@Nullable Long> lease(String instance, Duration ttl) {
        return away ? Future.failedFuture(new NoReceipt("away")) : behind.lease(instance, ttl);
    }

    @Override
    public Future<Void> release(String instance, long token) {
        return behind.release(instance, token);
    }

    @Override
    public Future<@Nullable String> cursor(String instance) {
        return behind.cursor(instance);
    }

    @Override
    public Future<Void> saveCursor(String instance, String cursor, long token) {
        return behind.saveCursor(instance, cursor, token);
    }
}
