package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A real HTTP server on a free loopback port that answers as a test says, standing in for the provider. */
record Loopback(HttpServer server) implements AutoCloseable {

    static Loopback start(Vertx vertx, Handler<HttpServerRequest> answer) {
        return new Loopback(wait(vertx.createHttpServer().requestHandler(answer).listen(0, "127.0.0.1")));
    }

    String address() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** The result, or the failure thrown as it is. */
    static <T> T wait(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    @Override
    public void close() {
        wait(server.close());
    }
}
