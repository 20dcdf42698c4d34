package org.ventanilla.hub.store;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Where PostgreSQL (14 or later) is and how to reach it.
 *
 * @param poolSize connections of the shared pool; a lane adds one of its own
 */
public record Database(String host, int port, String name, String user, String password, int poolSize) {
    /** The client plans longer statements anew each time; it starts at 2,048 characters. */
    private static final int LONGEST_SQL = 16_384;

    private static final Duration ACQUIRE = Duration.ofSeconds(5);
    /** After this long without a word between two statements nobody is there any more, in milliseconds. */
    private static final String FROZEN_MS = "15000";

    /** The shared pool. Waits at most 5 s for a connection, so that an absent database is noticed, not waited for. */
    public Pool pool(Vertx vertx) {
        return PgBuilder.pool()
                .connectingTo(connectOptions())
                .with(new PoolOptions()
                        .setMaxSize(poolSize)
                        .setShared(true)
                        .setName("ventanilla-" + host + "-" + port + "-" + name)
                        .setEventLoopSize(1)
                        .setConnectionTimeout((int) ACQUIRE.toSeconds())
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .with(netOptions())
                .using(vertx)
                .build();
    }

    private static NetClientOptions netOptions() {
        return new NetClientOptions()
                .setConnectTimeout((int) ACQUIRE.toMillis())
                .setTcpKeepAlive(true);
    }

    /**
     * For connections outside the pool. A node that freezes in the middle of a transaction must not keep its locks; statements are
     * too short to be worth compiling.
     */
    public PgConnectOptions connectOptions() {
        return new PgConnectOptions()
                .addProperty("idle_in_transaction_session_timeout", FROZEN_MS)
                .addProperty("jit", "off")
                .setHost(host)
                .setPort(port)
                .setDatabase(name)
                .setUser(user)
                .setPassword(password)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlLimit(LONGEST_SQL)
                .setReconnectAttempts(0);
    }

    /**
     * For a connection that holds a lock outside transactions and asks something every second or so: when it falls silent, its
     * node is frozen, and PostgreSQL ends it, so that another node can take the lock. What it asks it asks for every report: each
     * question is planned once and not anew for the values of each report, which takes longer than the answer.
     */
    public PgConnectOptions laneOptions() {
        return connectOptions()
                .addProperty("idle_session_timeout", FROZEN_MS)
                .addProperty("plan_cache_mode", "force_generic_plan");
    }

    /** The same address for the migrations, which speak JDBC. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name;
    }
}
