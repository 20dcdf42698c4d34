package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What stands before several nodes in a city: one address, connections go to the first node that takes them. On the way
 * requests get lost, are late or come twice, as {@link Faults} says.
 */
final class FrontDoor {
    private final Vertx vertx;
    private final NetServer server;
    private final NetClient client;
    private volatile List<Integer> nodes;
    private volatile Faults faults = Faults.NONE;

    FrontDoor(Vertx vertx, List<Integer> nodes) {
        this.vertx = vertx;
        this.server = vertx.createNetServer();
        this.client = vertx.createNetClient();
        this.nodes = nodes;
    }

    void open(int port) {
        Running.joined(
                server.connectHandler(this::pass).listen(port, "127.0.0.1").toCompletionStage());
    }

    /** New connections go there first, as a proxy does that asks the nodes whether they are ready. */
    void prefer(int node) {
        var order = new ArrayList<>(nodes);
        order.remove((Integer) node);
        order.add(0, node);
        nodes = List.copyOf(order);
    }

    void plays(Faults next) {
        faults = next;
    }

    private void pass(NetSocket outer) {
        outer.pause();
        connect(nodes, 0)
                .onSuccess(inner -> {
                    new Passage(outer, inner).open();
                    outer.resume();
                })
                .onFailure(nobody -> Link.end(outer));
    }

    private Future<NetSocket> connect(List<Integer> order, int index) {
        return index == order.size()
                ? Future.failedFuture("no node listens")
                : client.connect(order.get(index), "127.0.0.1").recover(e -> connect(order, index + 1));
    }

    /** One connection; both sockets live on one event loop or tolerate another. */
    private final class Passage {
        private final NetSocket outer;
        private final NetSocket inner;
        private Buffer request = Buffer.buffer();
        private Faults.Fault fault = Faults.Fault.NONE;

        Passage(NetSocket outer, NetSocket inner) {
            this.outer = outer;
            this.inner = inner;
        }

        void open() {
            outer.handler(this::asked);
            inner.handler(this::answered);
            outer.closeHandler(gone -> Link.end(inner));
            inner.closeHandler(gone -> Link.end(outer));
        }

        /** What belongs to a request that has begun shares its fate. */
        private synchronized void asked(Buffer bytes) {
            boolean begins = request.length() == 0;
            request.appendBuffer(bytes);
            if (begins) {
                fault = faults.next(request);
            }
            switch (fault) {
                case LOST -> Link.end(outer);
                case LATE -> {
                    outer.pause();
                    vertx.timer(faults.delayMillis(), TimeUnit.MILLISECONDS).onComplete(waited -> {
                        Link.send(inner, bytes);
                        outer.resume();
                    });
                }
                default -> Link.send(inner, bytes);
            }
        }

        private synchronized void answered(Buffer bytes) {
            Buffer whole = request;
            request = Buffer.buffer();
            Faults.Fault what = fault;
            fault = Faults.Fault.NONE;
            if (what == Faults.Fault.ANSWER_LOST) {
                Link.end(outer);
                return;
            }
            if (what == Faults.Fault.TWICE) {
                again(whole);
            }
            Link.send(outer, bytes);
        }

        /** The same bytes once more, to whichever node is last in the row; nobody listens to the answer. */
        private void again(Buffer whole) {
            var order = new ArrayList<>(nodes);
            java.util.Collections.reverse(order);
            connect(order, 0)
                    .onSuccess(third -> Link.send(third.handler(answer -> Link.end(third)), whole))
                    .onFailure(nobody -> {
                        /* then it did not come twice */
                    });
        }
    }
}
