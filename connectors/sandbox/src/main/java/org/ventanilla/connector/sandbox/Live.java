package org.ventanilla.connector.sandbox;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells open pages that something happened, by server-sent events without content: the page then asks for the board. */
final class Live {
    private final Set<HttpServerResponse> open = ConcurrentHashMap.newKeySet();

    void join(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        response.setChunked(true)
                .closeHandler(gone -> open.remove(response))
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store");
        open.add(response);
        write(response, ":\n\n");
    }

    void ring() {
        open.forEach(response -> write(response, "event: change\ndata:\n\n"));
    }

    private void write(HttpServerResponse response, String event) {
        response.write(event).onFailure(gone -> open.remove(response));
    }
}
