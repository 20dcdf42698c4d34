package org.ventanilla.hub.boot;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.Wire;

/** An endpoint that is called with events and takes every one at once. */
final class Called implements AutoCloseable {
    private final HttpServer server;
    private final List<CloudEvent> told = new CopyOnWriteArrayList<>();

    Called() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                told.add(Wire.fromMap(new JsonObject(body).getMap(), CloudEvent.class));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** In the order in which it was called. */
    List<CloudEvent> told() {
        return told;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
