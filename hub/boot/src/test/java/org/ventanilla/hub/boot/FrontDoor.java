package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;

/** What stands before several nodes in a city: one address, connections go to the first node that takes them. */
final class FrontDoor {
    private final NetServer server;
    private final NetClient client;
    private final List<Integer> nodes;

    FrontDoor(Vertx vertx, List<Integer> nodes) {
        this.server = vertx.createNetServer();
        this.client = vertx.createNetClient();
        this.nodes = nodes;
    }

    void open(int port) {
        Running.joined(
                server.connectHandler(this::pass).listen(port, "127.0.0.1").toCompletionStage());
    }

    private void pass(NetSocket socket) {
        NetSocket outer = socket.pause();
        var unused = connect(0)
                .compose(inner -> {
                    var there = outer.pipeTo(inner).eventually(inner::close);
                    var back = inner.pipeTo(outer).eventually(outer::close);
                    return Future.join(there, back);
                })
                .eventually(outer::close);
    }

    private Future<NetSocket> connect(int index) {
        return index == nodes.size()
                ? Future.failedFuture("no node listens")
                : client.connect(nodes.get(index), "127.0.0.1").recover(e -> connect(index + 1));
    }
}
