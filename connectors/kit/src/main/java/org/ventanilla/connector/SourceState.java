package org.ventanilla.connector;

import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the hub keeps for a singleton source: who may read it and how far it was read. Every write carries the lease's
 * fencing token; a stale token is refused.
 */
public interface SourceState {
    /**
     * Takes or renews the lease of an instance for this node.
     *
     * @return the fencing token, or null when another node holds it
     */
    Future<@Nullable Long> lease(String instance, Duration ttl);

    /** Gives the lease back so that another node need not wait for its end. */
    Future<Void> release(String instance, long token);

    /** The stored cursor, or null. */
    Future<@Nullable String> cursor(String instance);

    /** Stores the cursor; fails with {@link NoReceipt} when the token is stale or the hub is away. */
    Future<Void> saveCursor(String instance, String cursor, long token);
}
