package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Webhook.Request;

/** The spool off the event loop, and the one who empties it: oldest first, again and again until the hub has it. */
final class Spooling {
    private static final Logger LOG = LoggerFactory.getLogger(Spooling.class);
    private static final Backoff BACKOFF =
            new Backoff(java.time.Duration.ofMillis(500), java.time.Duration.ofSeconds(15));

    private final Vertx vertx;
    private final Spool spool;
    private final WorkerExecutor worker;
    private final RequestIntake intake;
    private final Random random = new Random();
    private boolean draining;
    private volatile boolean stopped;

    Spooling(Vertx vertx, String instance, Spool spool, RequestIntake intake) {
        this.vertx = vertx;
        this.spool = spool;
        this.intake = intake;
        this.worker = vertx.createSharedWorkerExecutor("spool-" + instance, 1);
    }

    /** Safe on disk when it succeeds. */
    Future<Void> append(Request request) {
        return worker.<Void>executeBlocking(() -> {
                    spool.append(SpooledRequest.write(request));
                    return null;
                })
                .onSuccess(kept -> drain());
    }

    int size() {
        return spool.size();
    }

    boolean isNearlyFull() {
        return spool.isNearlyFull();
    }

    /** Starts emptying, unless that is going on already. */
    void drain() {
        synchronized (this) {
            if (draining || stopped) {
                return;
            }
            draining = true;
        }
        round(0);
    }

    Future<Void> stop() {
        stopped = true;
        return worker.close();
    }

    private void round(int failures) {
        worker.executeBlocking(spool::oldest)
                .compose(oldest -> oldest.isEmpty()
                        ? Future.succeededFuture(false)
                        : intake.take(SpooledRequest.read(oldest.get().item()))
                                .compose(safe -> worker.executeBlocking(() -> {
                                    spool.remove(oldest.get());
                                    return true;
                                })))
                .onComplete(more -> next(more), cause -> {
                    if (!(cause instanceof NoReceipt)) {
                        LOG.error("spooled item not handed over", cause);
                    }
                    later(failures + 1);
                });
    }

    private void next(boolean more) {
        if (more && !stopped) {
            round(0);
            return;
        }
        synchronized (this) {
            draining = false;
        }
        if (spool.size() > 0) {
            drain(); // one came in between the last look and now
        }
    }

    private void later(int failures) {
        if (!stopped) {
            vertx.setTimer(BACKOFF.after(failures, random).toMillis(), timer -> round(failures));
        }
    }
}
