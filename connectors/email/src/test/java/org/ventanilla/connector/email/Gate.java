package org.ventanilla.connector.email;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ventanilla.connector.testkit.QuickAck;

/** A port that leads to a server, or to another one, or to nobody, and counts who comes. */
final class Gate {
    private final Vertx vertx;
    private final Set<NetSocket> callers = ConcurrentHashMap.newKeySet();
    private final Set<NetSocket> frozen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final int port;
    private volatile int target;
    private NetServer server;

    Gate(Vertx vertx, int target) {
        this.vertx = vertx;
        this.target = target;
        this.server = listen(0);
        this.port = server.actualPort();
    }

    private NetServer listen(int at) {
        return Wait.of(vertx.createNetServer().connectHandler(this::connected).listen(at, "127.0.0.1"));
    }

    int port() {
        return port;
    }

    int calls() {
        return calls.get();
    }

    /** Who comes from now on is led there. */
    void leadTo(int other) {
        target = other;
    }

    /** Who is connected now stays so, and hears and says nothing any more. */
    void freeze() {
        frozen.addAll(callers);
    }

    /** Everybody has to come again. */
    void cut() {
        callers.forEach(caller -> caller.close().onFailure(gone -> {}));
    }

    void close() {
        Wait.of(server.close());
        cut();
    }

    void open() {
        server = listen(port);
    }

    private void connected(NetSocket caller) {
        calls.incrementAndGet();
        callers.add(caller);
        caller.pause();
        vertx.createNetClient()
                .connect(target, "127.0.0.1")
                .onComplete(real -> join(caller, real), gone -> caller.close().onFailure(late -> {}));
    }

    private void pass(NetSocket caller, NetSocket to, Buffer data) {
        if (!frozen.contains(caller)) {
            to.write(data).onFailure(late -> {});
        }
    }

    private void join(NetSocket caller, NetSocket real) {
        caller.closeHandler(gone -> {
            callers.remove(caller);
            real.close().onFailure(late -> {});
        });
        real.closeHandler(gone -> caller.close().onFailure(late -> {}));
        real.handler(data -> {
            QuickAck.hurry(real);
            pass(caller, caller, data);
        });
        caller.handler(data -> {
            pass(caller, real, data);
            QuickAck.hurry(real);
        });
        QuickAck.hurry(real);
        caller.resume();
    }
}
