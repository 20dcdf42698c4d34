package org.ventanilla.connector.testkit;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.NoReceipt;
import org.ventanilla.connector.SourceState;

/**
 * Leases and cursors in memory, with the rules of the real table: the fencing token grows whenever the lease changes hands,
 * and a cursor is stored only under the newest token. Every {@link #node} is one more process of the same cluster.
 */
public final class MemorySourceState {
    private final Clock clock;
    private final Map<String, Lease> leases = new HashMap<>();
    private final Map<String, String> cursors = new HashMap<>();
    private final Map<String, Integer> turnedAway = new HashMap<>();

    public MemorySourceState(Clock clock) {
        this.clock = clock;
    }

    /** What one process of the cluster sees. */
    public SourceState node(String name) {
        return new Node(name);
    }

    /** How far the source was read, or null. */
    public synchronized @Nullable String cursor(String instance) {
        return cursors.get(instance);
    }

    /** Who holds the lease now, or null. */
    public synchronized @Nullable String holder(String instance) {
        Lease lease = leases.get(instance);
        return lease != null && lease.isHeldAt(clock.instant()) ? lease.holder() : null;
    }

    /** How often a process asked for the lease while another held it. */
    public synchronized int turnedAway(String instance) {
        return turnedAway.getOrDefault(instance, 0);
    }

    /** Takes the lease away from whoever holds it and gives it to this process, as after a pause too long. */
    public synchronized void give(String instance, String holder, Duration ttl) {
        leases.put(
                instance, new Lease(holder, token(instance) + 1, clock.instant().plus(ttl)));
    }

    private long token(String instance) {
        Lease lease = leases.get(instance);
        return lease == null ? 0 : lease.token();
    }

    private synchronized @Nullable Long take(String instance, String holder, Duration ttl) {
        Lease lease = leases.get(instance);
        Instant now = clock.instant();
        boolean ours = lease != null && lease.holder().equals(holder);
        if (lease != null && !ours && lease.isHeldAt(now)) {
            turnedAway.merge(instance, 1, Integer::sum);
            return null;
        }
        long token = ours ? token(instance) : token(instance) + 1;
        leases.put(instance, new Lease(holder, token, now.plus(ttl)));
        return token;
    }

    private synchronized void release(String instance, long token) {
        Lease lease = leases.get(instance);
        if (lease != null && lease.token() == token) {
            leases.put(instance, new Lease(lease.holder(), token, Instant.MIN));
        }
    }

    private synchronized boolean save(String instance, String cursor, long token) {
        if (token(instance) != token) {
            return false;
        }
        cursors.put(instance, cursor);
        return true;
    }

    private record Lease(String holder, long token, Instant until) {
        boolean isHeldAt(Instant now) {
            return now.isBefore(until);
        }
    }

    private final class Node implements SourceState {
        private final String name;

        Node(String name) {
            this.name = name;
        }

        @Override
        public Future<@Nullable Long> lease(String instance, Duration ttl) {
            return Future.succeededFuture(take(instance, name, ttl));
        }

        @Override
        public Future<Void> release(String instance, long token) {
            MemorySourceState.this.release(instance, token);
            return Future.succeededFuture();
        }

        @Override
        public Future<@Nullable String> cursor(String instance) {
            return Future.succeededFuture(MemorySourceState.this.cursor(instance));
        }

        @Override
        public Future<Void> saveCursor(String instance, String cursor, long token) {
            return save(instance, cursor, token)
                    ? Future.succeededFuture()
                    : Future.failedFuture(new NoReceipt("the lease was lost: another process reads"));
        }
    }
}
