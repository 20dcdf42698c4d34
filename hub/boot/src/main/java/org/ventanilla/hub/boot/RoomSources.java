package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.NoReceipt;
import org.ventanilla.connector.SourceState;
import org.ventanilla.hub.intake.Sources;

/** Leases and cursors as connectors see them. */
record RoomSources(Sources sources) implements SourceState {
    @Override
    public Future<@Nullable Long> lease(String instance, Duration ttl) {
        return sources.lease(instance, ttl);
    }

    @Override
    public Future<Void> release(String instance, long token) {
        return sources.release(instance, token);
    }

    @Override
    public Future<@Nullable String> cursor(String instance) {
        return sources.cursor(instance);
    }

    @Override
    public Future<Void> saveCursor(String instance, String cursor, long token) {
        return sources.saveCursor(instance, cursor, token)
                .compose(saved -> saved
                        ? Future.succeededFuture()
                        : Future.failedFuture(new NoReceipt("another node reads this source now")));
    }
}
