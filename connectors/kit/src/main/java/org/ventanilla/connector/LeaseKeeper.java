package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a singleton's lease for this node, apart from the thread that reads the source: a read that takes long must not lose
 * it. When a renewal does not come through before the lease ends, the node counts itself out without asking anybody.
 */
final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final Vertx vertx;
    private final Clock clock;
    private final SourceState state;
    private final Patience patience;
    private final String instance;
    private final Runnable changed;
    private volatile @Nullable Long token;
    private volatile Instant until = Instant.EPOCH;
    private boolean stopped;
    private long timer = -1;

    /** @param changed called when the lease was won or lost */
    LeaseKeeper(HostServices services, String instance, Runnable changed) {
        this.vertx = services.vertx();
        this.clock = services.clock();
        this.state = services.sourceState();
        this.patience = services.patience();
        this.instance = instance;
        this.changed = changed;
    }

    void start() {
        renew();
    }

    /** The fencing token while the lease is ours, else null. */
    @Nullable Long token() {
        return clock.instant().isBefore(until) ? token : null;
    }

    /** Gives the lease back, also one whose answer is still under way. Bears repetition. */
    Future<Void> stop() {
        Long held;
        synchronized (this) {
            stopped = true;
            held = token;
            token = null;
            vertx.cancelTimer(timer);
        }
        return held == null ? Future.succeededFuture() : state.release(instance, held);
    }

    private void renew() {
        Instant asked = clock.instant();
        state.lease(instance, patience.leaseTtl()).onComplete(won -> settle(won, asked), cause -> {
            LOG.warn("lease not renewed instance={} cause={}", instance, cause.getMessage());
            later();
        });
    }

    private void settle(@Nullable Long won, Instant asked) {
        boolean had;
        synchronized (this) {
            if (stopped) {
                giveBack(won);
                return;
            }
            // By the clock: one that ran out before it was renewed was lost, though nobody said so.
            had = token() != null;
            // Counted from before the question, so that we never believe longer than the hub does.
            until = won == null ? Instant.EPOCH : asked.plus(patience.leaseTtl());
            token = won;
        }
        if (had != (won != null)) {
            LOG.info("lease {} instance={}", won == null ? "lost" : "won", instance);
            changed.run();
        }
        later();
    }

    private void giveBack(@Nullable Long won) {
        if (won != null) {
            state.release(instance, won)
                    .onFailure(
                            cause -> LOG.warn("lease not given back, it ends by itself instance={}", instance, cause));
        }
    }

    private synchronized void later() {
        if (!stopped) {
            timer = vertx.setTimer(patience.leaseRenew().toMillis(), fired -> renew());
        }
    }
}
