package org.ventanilla.hub;

import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A geocoder on loopback that says what a test tells it to, and remembers what it was asked. */
public final class GeocoderServer implements AutoCloseable {
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final List<String> agents = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Consumer<HttpServerRequest> manner = request -> {};

    public GeocoderServer(Vertx vertx) {
        this.server = get(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.add(URLDecoder.decode(request.uri(), StandardCharsets.UTF_8));
                    agents.add(String.valueOf(request.getHeader("User-Agent")));
                    manner.accept(request);
                })
                .listen(0, "127.0.0.1"));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    public void says(String body) {
        does(request -> request.response().end(body).onFailure(gone -> asked.clear()));
    }

    public void refuses(int status, String retryAfter) {
        does(request -> request.response()
                .setStatusCode(status)
                .putHeader("Retry-After", retryAfter)
                .end()
                .onFailure(gone -> asked.clear()));
    }

    /** Takes the question and never answers. */
    public void isSilent() {
        does(request -> {});
    }

    private void does(Consumer<HttpServerRequest> what) {
        manner = what;
    }

    @Override
    public void close() {
        get(server.close());
    }
}
