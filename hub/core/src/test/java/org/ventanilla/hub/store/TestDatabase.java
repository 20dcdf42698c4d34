package org.ventanilla.hub.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * A fresh, migrated database on a real PostgreSQL, one server per JVM. The server is durable as in production (the
 * embedded one is not by default), so that a test never passes on a weaker promise.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String TEMPLATE = "migrated";
    private static final int POOL_SIZE = 8;
    private static final long PATIENCE_S = 30;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String name;
    private final Pool pool;

    private TestDatabase(String name, Pool pool) {
        this.name = name;
        this.pool = pool;
    }

    /** Copies the migrated template; blocks, so call it from the test's thread. */
    public static TestDatabase fresh(Vertx vertx) {
        return copy(vertx, TEMPLATE);
    }

    /** A copy of this one as it is now, as a restored dump would be. Connections to this one are ended for it. */
    public TestDatabase copied(Vertx vertx) {
        Server.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        return copy(vertx, name);
    }

    private static TestDatabase copy(Vertx vertx, String template) {
        var name = "test_" + COUNTER.incrementAndGet();
        Server.execute("create database " + name + " template " + template);
        var options = new PgConnectOptions()
                .setHost("localhost")
                .setPort(Server.POSTGRES.getPort())
                .setUser(USER)
                .setPassword(USER)
                .setDatabase(name);
        var pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(POOL_SIZE))
                .connectingTo(options)
                .using(vertx)
                .build();
        return new TestDatabase(name, pool);
    }

    /** Connections to this database. */
    public Pool pool() {
        return pool;
    }

    /** For what speaks JDBC: migrations, assertions by hand. User and password are in it. */
    public String jdbcUrl() {
        return Server.POSTGRES.getJdbcUrl(USER, name) + "&password=" + USER;
    }

    /** Name of this database on the shared server. */
    public String name() {
        return name;
    }

    /** Host name of the shared server. */
    public String host() {
        return "localhost";
    }

    /** Port of the shared server; user and password are {@code postgres}. */
    public int port() {
        return Server.POSTGRES.getPort();
    }

    @Override
    public void close() {
        result(pool.close());
    }

    /** Waits, on a test's thread, for what the future brings; a failed one throws its cause wrapped. */
    public static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                .join();
    }

    /** Started when first asked for; the library stops it when the JVM ends. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                execute(server, "create database " + TEMPLATE);
                Flyway.configure()
                        .dataSource(server.getDatabase(USER, TEMPLATE))
                        .load()
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL does not start", e);
            }
        }

        private static void execute(String sql) {
            execute(POSTGRES, sql);
        }

        private static void execute(EmbeddedPostgres server, String sql) {
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL refused: " + sql, e);
            }
        }
    }
}
