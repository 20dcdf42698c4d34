package org.ventanilla.connector.phone;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import org.ventanilla.connector.testkit.Wait;

/** The provider's account of a line, on loopback, while it does not go away. */
final class Account {
    private final Vertx vertx;
    private final int port;
    private HttpServer server;

    Account(Vertx vertx) {
        this.vertx = vertx;
        this.server = listen(0);
        this.port = server.actualPort();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    private HttpServer listen(int at) {
        var active = new JsonObject().put("status", "active").toBuffer();
        return Wait.on(vertx.createHttpServer()
                .requestHandler(request -> request.response().end(active).onFailure(gone -> {}))
                .listen(at, "127.0.0.1"));
    }

    void goAway() {
        Wait.on(server.close());
    }

    void comeBack() {
        server = listen(port);
    }
}
