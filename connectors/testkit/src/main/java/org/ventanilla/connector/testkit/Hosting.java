package org.ventanilla.connector.testkit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ventanilla.connector.Backoff;
import org.ventanilla.connector.Blobs;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.HostServices;
import org.ventanilla.connector.Pace;
import org.ventanilla.connector.Patience;
import org.ventanilla.connector.SourceState;

/**
 * Hosts a connector instance as the program does: a real listener on loopback with the program's limits, the real
 * {@link ConnectorHost}, and the parts given here in the hub's place.
 *
 * @param stateDir folder for spools; the same folder in a second hosting is a restart
 * @param patience of the runners; {@link #QUICK} for tests
 */
public record Hosting(
        Vertx vertx, Path stateDir, Clock clock, Blobs blobs, SourceState sourceState, Patience patience) {

    /** Waits of milliseconds where the program waits seconds. */
    public static final Patience QUICK = new Patience(
            Duration.ofMillis(150),
            List.of(Duration.ofMillis(10), Duration.ofMillis(20)),
            Duration.ofMillis(200),
            Duration.ofSeconds(10),
            Duration.ofMillis(20),
            Duration.ofSeconds(2),
            List.of(Duration.ofMillis(10), Duration.ofMillis(20)),
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(40)),
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(40)),
            Pace.STANDARD);

    private static final int MAX_FIELD = 256 * 1024;
    private static final int MAX_LINE = 64 * 1024;

    /** With memory in place of the media room and the lease table. */
    public static Hosting inMemory(Vertx vertx, Path stateDir, Clock clock) {
        var sources = new MemorySourceState(clock).node("this-node");
        return new Hosting(vertx, stateDir, clock, new MemoryBlobs(), sources, QUICK);
    }

    public Hosting with(Patience other) {
        return new Hosting(vertx, stateDir, clock, blobs, sourceState, other);
    }

    public Hosting with(SourceState other) {
        return new Hosting(vertx, stateDir, clock, blobs, other, patience);
    }

    public Hosting with(Blobs other) {
        return new Hosting(vertx, stateDir, clock, other, sourceState, patience);
    }

    /** Listens first, so that the connector is assembled with the address under which it can really be reached. */
    public Future<Hosted> host(Connector connector, String instance, JsonObject options) {
        Router router = Router.router(vertx);
        var limits = new HttpServerOptions().setMaxFormAttributeSize(MAX_FIELD).setMaxInitialLineLength(MAX_LINE);
        return vertx.createHttpServer(limits)
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .compose(server -> started(server, router, connector, instance, options));
    }

    private Future<Hosted> started(
            HttpServer server, Router router, Connector connector, String instance, JsonObject options) {
        URI address = URI.create("http://127.0.0.1:" + server.actualPort());
        var services = new HostServices(vertx, clock, address, stateDir, blobs, sourceState, patience);
        try {
            var host = new ConnectorHost(connector, instance, options, services);
            host.mount(router);
            return host.start().map(new Hosted(host, server, router, address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A running instance.
     *
     * @param router to which a test may add what else is on the listener
     * @param address of the listener, without a trailing slash
     */
    public record Hosted(ConnectorHost host, HttpServer server, Router router, URI address) {
        public int port() {
            return server.actualPort();
        }

        /** As the program stops: the listener first, then the runners. */
        public Future<Void> stop() {
            return server.close().eventually(host::stop);
        }
    }
}
