package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.store.Outage;

/**
 * The one writer of a jurisdiction. Every node tries to take the lane; who gets the PostgreSQL advisory lock works, on the
 * very connection that holds the lock, so a node that lost the lock cannot commit any more. The others try again every
 * few seconds: when a node dies its connection dies with it, and another takes over.
 */
public final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final String TRY_LOCK = "select pg_try_advisory_lock(hashtextextended($1, 0))";

    private final Vertx vertx;
    private final PgConnectOptions database;
    private final String jurisdiction;
    private final Work work;
    private final Times times;
    private @Nullable PgConnection connection;
    private Future<Boolean> current = Future.succeededFuture(false);
    private boolean working;
    private boolean rung;
    private boolean stopped;

    /**
     * The lane's patience.
     *
     * @param tryEvery how often a node without the lane tries to take it
     * @param lookEvery how often the lane looks for work even when nobody rang
     */
    public record Times(Duration tryEvery, Duration lookEvery) {
        public static final Times STANDARD = new Times(Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    /** One round of the lane's work on its connection; true when there may be more at once. */
    @FunctionalInterface
    public interface Work {
        Future<Boolean> round(PgConnection lane);
    }

    /** All calls must come from one event loop: deploy it in a verticle. */
    public Lane(Vertx vertx, PgConnectOptions database, String jurisdiction, Work work, Times times) {
        this.vertx = vertx;
        this.database = database;
        this.jurisdiction = jurisdiction;
        this.work = work;
        this.times = times;
    }

    /** Starts trying; does not wait for the lane. */
    public void start() {
        take();
    }

    /** Whether this node is the writer now. */
    public boolean isHeld() {
        return connection != null;
    }

    /** There is work: look at once instead of at the next tick. */
    public void ring() {
        rung = true;
        if (connection != null && !working) {
            look(connection);
        }
    }

    /**
     * Gives the lane back when the round that is going on has ended. A connection that is closed in the middle of a transaction
     * is rolled back by the client, and the statements that the round still sends would be committed one by one, each for itself.
     */
    public Future<Void> stop() {
        stopped = true;
        PgConnection held = connection;
        connection = null;
        return held == null
                ? Future.succeededFuture()
                : current.transform(ended -> Future.succeededFuture()).compose(ended -> held.close());
    }

    private void take() {
        if (stopped) {
            return;
        }
        PgConnection.connect(vertx, database)
                .compose(c -> c.preparedQuery(TRY_LOCK)
                        .execute(Tuple.of("ventanilla:" + jurisdiction))
                        .map(rows -> rows.iterator().next().getBoolean(0))
                        .compose(got ->
                                got ? Future.succeededFuture(c) : c.close().map((PgConnection) null))
                        .onFailure(cause -> closeQuietly(c)))
                .onComplete(this::taken, cause -> {
                    LOG.warn("lane not reachable jurisdiction={} cause={}", jurisdiction, cause.getMessage());
                    later(times.tryEvery(), this::take);
                });
    }

    private void taken(@Nullable PgConnection lane) {
        if (lane == null || stopped) {
            if (lane != null) {
                closeQuietly(lane);
            }
            later(times.tryEvery(), this::take);
            return;
        }
        LOG.info("lane taken jurisdiction={}", jurisdiction);
        connection = lane;
        lane.closeHandler(closed -> lost(lane, null));
        look(lane);
    }

    private void look(PgConnection lane) {
        working = true;
        rung = false;
        current = round(lane);
        current.onComplete(
                more -> {
                    working = false;
                    next(lane, more);
                },
                cause -> {
                    working = false;
                    lost(lane, cause);
                });
    }

    /** Work that throws instead of failing would leave the lane held and idle for ever. */
    private Future<Boolean> round(PgConnection lane) {
        try {
            return work.round(lane);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void next(PgConnection lane, boolean more) {
        if (connection != lane) {
            return;
        }
        if (more || rung) {
            look(lane);
        } else {
            later(times.lookEvery(), () -> {
                if (connection == lane && !working) {
                    look(lane);
                }
            });
        }
    }

    /** Any failure ends this turn: a fresh connection is the one way to be sure of the lock. */
    private void lost(PgConnection lane, @Nullable Throwable cause) {
        if (connection != lane) {
            return;
        }
        connection = null;
        if (cause == null) {
            LOG.warn("lane lost jurisdiction={}", jurisdiction);
        } else {
            Outage.log(LOG, "lane failed jurisdiction", jurisdiction, cause);
        }
        closeQuietly(lane);
        later(times.tryEvery(), this::take);
    }

    private static void closeQuietly(PgConnection c) {
        c.close().onFailure(cause -> LOG.debug("connection was gone already", cause));
    }

    private void later(Duration delay, Runnable what) {
        if (!stopped) {
            vertx.setTimer(delay.toMillis(), timer -> what.run());
        }
    }
}
