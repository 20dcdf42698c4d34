package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of network to one port, which can be torn. A torn one either says so (connections break and are refused) or
 * swallows what is sent, as a network does whose cable was pulled; then only time-outs tell.
 */
final class Link {
    /** What a link does with what is sent over it. */
    enum State {
        WHOLE,
        BROKEN,
        SILENT
    }

    private final NetServer server;
    private final NetClient client;
    private final int target;
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private final Supplier<Consumer<Buffer>> taps;
    private volatile State state = State.WHOLE;

    private Link(Vertx vertx, int target, Supplier<Consumer<Buffer>> taps) {
        this.server = vertx.createNetServer();
        this.client = vertx.createNetClient();
        this.target = target;
        this.taps = taps;
    }

    /** Listens at once, whether or not there is somebody behind it yet. */
    static Link to(Vertx vertx, int target) {
        return to(vertx, target, () -> bytes -> {});
    }

    /** @param taps makes, for each connection, who sees what the caller sends */
    static Link to(Vertx vertx, int target, Supplier<Consumer<Buffer>> taps) {
        var link = new Link(vertx, target, taps);
        Running.joined(
                link.server.connectHandler(link::pass).listen(0, "127.0.0.1").toCompletionStage());
        return link;
    }

    /** Where it begins. */
    int port() {
        return server.actualPort();
    }

    /** Whatever was under way when it was torn is lost also when it is whole again. */
    void set(State next) {
        state = next;
        if (next != State.SILENT) {
            open.forEach(Link::end);
        }
    }

    private void pass(NetSocket outer) {
        if (state == State.BROKEN) {
            end(outer);
            return;
        }
        keep(outer);
        if (state == State.SILENT) {
            return; // taken by the network's end, heard by nobody
        }
        outer.pause();
        client.connect(target, "127.0.0.1")
                .onSuccess(inner -> {
                    keep(inner);
                    join(outer, inner, taps.get());
                    join(inner, outer, null);
                    outer.resume();
                })
                .onFailure(nobody -> end(outer));
    }

    private void keep(NetSocket socket) {
        open.add(socket);
    }

    private void join(NetSocket from, NetSocket to, @Nullable Consumer<Buffer> tap) {
        from.handler(bytes -> {
            if (state != State.WHOLE) {
                return;
            }
            if (tap != null) {
                tap.accept(bytes);
            }
            send(to, bytes);
            if (to.writeQueueFull()) {
                from.pause();
                var unused = to.drainHandler(room -> from.resume());
            }
        });
        from.closeHandler(gone -> {
            open.remove(from);
            if (state != State.SILENT) {
                end(to);
            }
        });
    }

    /** Whether the other end still hears it is told by its close handler. */
    static void send(NetSocket to, Buffer bytes) {
        var unused = to.write(bytes);
    }

    /** Bears repetition. */
    static void end(NetSocket socket) {
        var unused = socket.close();
    }
}
