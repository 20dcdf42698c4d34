package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the hub keeps for sources that only one node may read at a time: who reads, and how far. The lease is a row with a
 * fencing token that grows whenever it changes hands; its time is the database's, so the nodes' clocks do not matter.
 */
public final class Sources {
    private final SourceStore store;
    private final String holder;

    /** @param holder names this process, different at every start */
    public Sources(Pool pool, String holder) {
        this.store = new SourceStore(pool);
        this.holder = holder;
    }

    /** Takes or renews the lease; the fencing token, or null while another process holds it. */
    public Future<@Nullable Long> lease(String instance, Duration ttl) {
        return store.lease(instance, holder, ttl);
    }

    /** Gives it back, if it is still ours. */
    public Future<Void> release(String instance, long token) {
        return store.release(instance, token);
    }

    /** How far the source was read, or null. */
    public Future<@Nullable String> cursor(String instance) {
        return store.cursor(instance);
    }

    /** Moves the cursor; false when the token is stale: another process reads now. */
    public Future<Boolean> saveCursor(String instance, String cursor, long token) {
        return store.saveCursor(instance, cursor, token);
    }
}
