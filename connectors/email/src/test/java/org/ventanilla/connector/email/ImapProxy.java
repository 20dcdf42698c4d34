package org.ventanilla.connector.email;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stands between the connector and the IMAP server: hears the commands, hides a capability, refuses, cuts the line. */
final class ImapProxy {
    private final int target;
    private final Vertx vertx;
    private final NetClient client;
    private final NetServer server;
    private final Set<NetSocket> callers = ConcurrentHashMap.newKeySet();
    private final List<String> all = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Callable<?>> early = new AtomicReference<>();
    private volatile String moment = "NOTHING";
    volatile String hidden = "NOTHING";
    /** Command that is answered {@code NO} with {@link #code}. */
    volatile String refused = "NOTHING";

    volatile String code = "[OVERQUOTA]";

    ImapProxy(Vertx vertx, int target) {
        this.vertx = vertx;
        this.target = target;
        this.client = vertx.createNetClient();
        this.server =
                Wait.of(vertx.createNetServer().connectHandler(this::connected).listen(0, "127.0.0.1"));
    }

    int port() {
        return server.actualPort();
    }

    /** Waits until the connector gives a command that contains this. */
    void heard(String command) throws InterruptedException {
        String next;
        do {
            next = commands.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("never came: " + command);
            }
        } while (!next.contains(command));
    }

    /** How many commands that contain this came so far. */
    long count(String command) {
        return all.stream().filter(line -> line.contains(command)).count();
    }

    /** Whether nobody is connected any more. */
    boolean isAlone() {
        return callers.isEmpty();
    }

    void cut() {
        callers.forEach(caller -> Wait.of(caller.close()));
    }

    private void connected(NetSocket caller) {
        callers.add(caller);
        caller.pause();
        client.connect(target, "127.0.0.1")
                .onComplete(real -> join(caller, real), gone -> caller.close().onFailure(late -> commands.add("lost")));
    }

    private void join(NetSocket caller, NetSocket real) {
        caller.closeHandler(gone -> {
            callers.remove(caller);
            real.end().onFailure(late -> commands.add("lost"));
        });
        real.closeHandler(gone -> caller.end().onFailure(late -> commands.add("lost")));
        real.handler(data -> pass(caller, without(data)));
        caller.handler(RecordParser.newDelimited("\r\n", line -> command(caller, real, line.toString())));
        caller.resume();
    }

    /** Does something once, between the connector's next command of this name and the server's hearing it. */
    void before(String command, Callable<?> action) {
        moment = command;
        early.set(action);
    }

    private void command(NetSocket caller, NetSocket real, String line) {
        Callable<?> action = line.toUpperCase(Locale.ROOT).contains(" " + moment) ? early.getAndSet(null) : null;
        if (action == null) {
            passOn(caller, real, line);
        } else {
            vertx.executeBlocking(action).onComplete(done -> passOn(caller, real, line));
        }
    }

    private void passOn(NetSocket caller, NetSocket real, String line) {
        String said = line.toUpperCase(Locale.ROOT);
        // Decided before it is told: who hears of the command may ask at once for the next one to be let through.
        boolean no = said.contains(" " + refused);
        all.add(said);
        commands.add(said);
        if (no) {
            pass(caller, Buffer.buffer(line.substring(0, line.indexOf(' ')) + " NO " + code + " not now\r\n"));
        } else {
            pass(real, Buffer.buffer(line + "\r\n"));
        }
    }

    private Buffer without(Buffer data) {
        String text = data.toString("ISO-8859-1");
        return text.contains("CAPABILITY") ? Buffer.buffer(text.replace(" " + hidden, ""), "ISO-8859-1") : data;
    }

    private void pass(NetSocket to, Buffer data) {
        to.write(data).onFailure(late -> commands.add("lost"));
    }
}
