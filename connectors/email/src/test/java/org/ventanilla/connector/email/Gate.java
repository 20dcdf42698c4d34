package org.ventanilla.connector.email;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ventanilla.connector.testkit.QuickAck;

/** A port that leads to a server, or to another one, or to nobody, and counts who comes. */
final class Gate {
    private final NetClient client;
    private final Set<NetSocket> callers = ConcurrentHashMap.newKeySet();
    private final Set<NetSocket> frozen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final NetServer server;
    private volatile boolean shut;
    private volatile int target;

    Gate(Vertx vertx, int target) {
        this.client = vertx.createNetClient();
        this.target = target;
        this.server =
                Wait.of(vertx.createNetServer().connectHandler(this::connected).listen(0, "127.0.0.1"));
    }

    int port() {
        return server.actualPort();
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

    /** Nobody is let in. The port is kept: given back, it could be somebody else's when it is wanted again. */
    void shut() {
        shut = true;
        cut();
    }

    void open() {
        shut = false;
    }

    private void connected(NetSocket caller) {
        if (shut) {
            caller.close().onFailure(gone -> {});
            return;
        }
        calls.incrementAndGet();
        callers.add(caller);
        caller.pause();
        client.connect(target, "127.0.0.1")
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
