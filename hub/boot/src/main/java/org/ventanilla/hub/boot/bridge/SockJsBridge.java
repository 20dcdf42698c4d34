package org.ventanilla.hub.boot.bridge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.sockjs.BridgeEvent;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bus over WebSocket, as the published event bus clients speak it, at {@code /bus}. The token is a header of each message. To
 * a listener that does not take its news none are sent: it sees the gap later and reads.
 */
public final class SockJsBridge {
    private static final List<String> OTHER_WAYS = List.of("XHR", "EVENT_SOURCE", "HTML_FILE", "JSON_P");
    private static final int HANDLERS = 20;

    private final HttpServer server;
    private final Limits limits;
    private final Rules rules;
    private final AtomicInteger open = new AtomicInteger();

    public SockJsBridge(Vertx vertx, Limits limits) {
        this.limits = limits;
        this.rules = new Rules(limits.tokens());
        Router router = Router.router(vertx);
        var ways = new SockJSHandlerOptions();
        OTHER_WAYS.forEach(ways::addDisabledTransport);
        var options = new SockJSBridgeOptions().setMaxHandlersPerSocket(HANDLERS);
        options.setInboundPermitteds(Rules.inbound()).setOutboundPermitteds(Rules.outbound());
        router.route("/bus/*").subRouter(SockJSHandler.create(vertx, ways).bridge(options, this::on));
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxWebSocketFrameSize(limits.maxBytes())
                        .setMaxWebSocketMessageSize(limits.maxBytes()))
                .requestHandler(router);
    }

    /** Answers the port on which it listens. */
    public Future<Integer> listen(String host, int port) {
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    public Future<Void> close() {
        return server.close();
    }

    /** How many are connected. */
    public int connections() {
        return open.get();
    }

    private void on(BridgeEvent event) {
        event.complete(isAllowed(event));
    }

    private boolean isAllowed(BridgeEvent event) {
        return switch (event.type()) {
            case SOCKET_CREATED -> enters();
            case SOCKET_CLOSED -> open.decrementAndGet() >= 0;
            case SEND, REGISTER -> passes(event.getRawMessage());
            case PUBLISH -> false;
            case RECEIVE -> !(event.socket().writeQueueFull() && Rules.isNews(event.getRawMessage()));
            default -> true;
        };
    }

    private boolean enters() {
        if (open.incrementAndGet() <= limits.maxConnections()) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    private boolean passes(JsonObject message) {
        boolean allowed = rules.allows(message);
        Rules.strip(message);
        return allowed;
    }
}
