package org.ventanilla.hub.boot.bridge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.bridge.BridgeOptions;
import io.vertx.ext.eventbus.bridge.tcp.BridgeEvent;
import io.vertx.ext.eventbus.bridge.tcp.TcpEventBusBridge;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bus over plain TCP, as the published clients of the TCP event bus bridge speak it: frames of a length and JSON. The library
 * takes frames of any length a stranger names, so a guard stands before it, and the library itself listens on loopback only and
 * asks for the same token.
 */
public final class TcpBridge {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int IDLE_S = 60;

    private final Vertx vertx;
    private final Limits limits;
    private final Rules rules;
    private final TcpEventBusBridge inner;
    private final NetServer server;
    private final NetClient client;
    private final AtomicInteger open = new AtomicInteger();
    private int innerPort;

    public TcpBridge(Vertx vertx, Limits limits) {
        this.vertx = vertx;
        this.limits = limits;
        this.rules = new Rules(limits.tokens());
        var options = new BridgeOptions();
        options.setInboundPermitteds(Rules.inbound()).setOutboundPermitteds(Rules.outbound());
        this.inner = TcpEventBusBridge.create(vertx, options, new NetServerOptions(), this::on);
        this.client = vertx.createNetClient();
        this.server = vertx.createNetServer(
                        new NetServerOptions().setIdleTimeout(IDLE_S).setIdleTimeoutUnit(TimeUnit.SECONDS))
                .connectHandler(this::accept);
    }

    private void on(BridgeEvent event) {
        event.complete(
                switch (event.type()) {
                    case SEND, REGISTER -> {
                        boolean allowed = rules.allows(event.getRawMessage());
                        Rules.strip(event.getRawMessage());
                        yield allowed;
                    }
                    case UNREGISTER, SOCKET_PING, REGISTERED -> true;
                    default -> false;
                });
    }

    /** Answers the port on which it listens. */
    public Future<Integer> listen(String host, int port) {
        return vertx.executeBlocking(TcpBridge::freePort)
                .compose(free -> {
                    innerPort = free;
                    return inner.listen(free, LOOPBACK);
                })
                .compose(listening -> server.listen(port, host))
                .map(NetServer::actualPort);
    }

    /** The library does not say which port it was given. */
    private static int freePort() throws java.io.IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public Future<Void> close() {
        return server.close().transform(done -> inner.close()).transform(done -> client.close());
    }

    /** How many are connected. */
    public int connections() {
        return open.get();
    }

    private void accept(NetSocket socket) {
        if (open.incrementAndGet() > limits.maxConnections()) {
            open.decrementAndGet();
            FrameGuard.end(socket);
            return;
        }
        socket.pause();
        Future<NetSocket> inside = client.connect(SocketAddress.inetSocketAddress(innerPort, LOOPBACK));
        socket.closeHandler(closed -> {
            open.decrementAndGet();
            inside.onSuccess(FrameGuard::end); // also when it is there only later
        });
        inside.onSuccess(within -> new FrameGuard(socket, within, rules, limits.maxBytes()).begin())
                .onFailure(cause -> FrameGuard.end(socket));
    }
}
