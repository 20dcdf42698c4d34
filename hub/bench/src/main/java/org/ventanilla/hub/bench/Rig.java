package org.ventanilla.hub.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.ventanilla.hub.api.IntakeApi;
import org.ventanilla.hub.api.IntakeTokens;
import org.ventanilla.hub.identity.Tokens;
import org.ventanilla.hub.intake.Intake;
import org.ventanilla.hub.intake.ReportNumbers;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.MediaLimits;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.store.Migrations;

/**
 * A durable PostgreSQL and the real front door over HTTP on loopback, for one measurement.
 *
 * @param outside where the callers live: on threads of their own, as they would on another machine
 */
record Rig(Vertx vertx, Vertx outside, EmbeddedPostgres server, Pool pool, HttpServer http) implements AutoCloseable {
    static final String CITY = "bench";
    static final String TOKEN = "a token for the bench only";
    private static final int POOL = 8;

    static Rig start() throws IOException {
        var server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        var database = new Database("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres", POOL);
        Migrations.apply(database);
        var vertx = Vertx.vertx();
        var pool = database.pool(vertx);
        return new Rig(vertx, Vertx.vertx(), server, pool, serve(vertx, pool));
    }

    private static HttpServer serve(Vertx vertx, Pool pool) throws IOException {
        var clock = Clock.systemUTC();
        var numbers = new ReportNumbers(CITY, "AV", new Tokens("a secret for the bench, long enough for HMAC"));
        var media = new Media(
                vertx, Files.createTempDirectory("bench-media"), pool, clock, MediaLimits.usual(ZoneOffset.UTC));
        var tokens = new IntakeTokens(List.of(new IntakeTokens.Token(TOKEN, "*")));
        var router = Router.router(vertx);
        new IntakeApi(new Intake(pool, numbers, clock, rung -> {}), media, tokens).mount(router);
        return vertx.createHttpServer(
                        new HttpServerOptions() // as the hub's own listener
                                .setPerMessageWebSocketCompressionSupported(false)
                                .setPerFrameWebSocketCompressionSupported(false))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** The same start for every measurement: no rows, nothing left to write back from the one before. */
    void empty() {
        pool.query("truncate personal.submission cascade")
                .execute()
                .compose(done -> pool.query("checkpoint").execute())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() throws IOException {
        outside.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }
}
