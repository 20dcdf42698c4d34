package org.ventanilla.connector.email;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.SourceState;

/** Leases are free for all, cursors outlive the connector. */
final class MemoryState implements SourceState {
    final Map<String, String> cursors = new ConcurrentHashMap<>();

    @Override
    public Future<@Nullable Long> lease(String instance, Duration ttl) {
        return Future.succeededFuture(1L);
    }

    @Override
    public Future<Void> release(String instance, long token) {
        return Future.succeededFuture();
    }

    @Override
    public Future<@Nullable String> cursor(String instance) {
        return Future.succeededFuture(cursors.get(instance));
    }

    @Override
    public Future<Void> saveCursor(String instance, String cursor, long token) {
        cursors.put(instance, cursor);
        return Future.succeededFuture();
    }
}
