package org.ventanilla.connector.testkit;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on loopback that a test takes away and brings back at the same address.
 *
 * <p>While it is away its port is refused, and kept: given back, another connection could take it. Every answer ends
 * its connection, because a caller's kept connection may learn only after the next request that its server left, and
 * then nobody can say whether that request was taken.
 */
public final class FakeHttp implements AutoCloseable {
    private final Vertx vertx;
    private final Handler<HttpServerRequest> handler;
    private final int port;
    private HttpServer server;
    private @Nullable Socket kept;

    /** Listens at a free port. Blocks: not for an event loop. */
    public FakeHttp(Vertx vertx, Handler<HttpServerRequest> handler) {
        this.vertx = vertx;
        this.handler = handler;
        this.server = listen(0);
        this.port = server.actualPort();
    }

    private HttpServer listen(int at) {
        return Wait.on(vertx.createHttpServer().requestHandler(this::handle).listen(at, "127.0.0.1"));
    }

    private void handle(HttpServerRequest request) {
        request.response().putHeader("Connection", "close");
        handler.handle(request);
    }

    /** Where it is, or was: {@code http://127.0.0.1:port}, without a slash at its end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From now on nobody is there: connections are refused. */
    public void goAway() {
        Wait.on(server.close());
        // A closed server may listen until its event loop looks next; a port that can be held has no listener any more.
        Wait.until(vertx, "port " + port + " is free", () -> {
            kept = hold();
            return kept != null;
        });
    }

    /** Null while somebody listens there. */
    private @Nullable Socket hold() {
        var holder = new Socket();
        try {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return holder;
        } catch (BindException e) {
            release(holder);
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(Socket holder) {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens again where it did. Does nothing when it never went away. */
    public void comeBack() {
        if (letGo()) {
            server = listen(port);
        }
    }

    /** Gone for good, its port free. */
    @Override
    public void close() {
        if (!letGo()) {
            Wait.on(server.close());
        }
    }

    /** True when it was away: its port is free now. */
    private boolean letGo() {
        Socket holder = kept;
        if (holder == null) {
            return false;
        }
        release(holder);
        kept = null;
        return true;
    }
}
