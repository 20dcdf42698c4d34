package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Dialogue.Reason;

/**
 * Runs a channel that pushes its items over TCP: listen, converse, keep raw, parse, hand over, and only on a receipt let the
 * other side forget the item. A port that cannot be opened is an alarm and tried again; a process that is being replaced may
 * still hold it.
 */
final class ListenRunner implements Runner, Call.House {
    /** The instance's alarm while its port cannot be opened. */
    static final String NOT_LISTENING = "not-listening";

    private static final Logger LOG = LoggerFactory.getLogger(ListenRunner.class);

    private final String instance;
    private final Listener listener;
    private final Vertx vertx;
    private final Backoff waits;
    private final PolledItem items;
    private final Desk desk;
    private final @Nullable CanaryRunner canaries;
    private final InFlight inFlight = new InFlight();
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final AtomicLong putOff = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private final Random random = new Random();
    private volatile @Nullable NetServer server;
    private int failures;
    private long sweep = -1;

    ListenRunner(
            HostServices services, Listener listener, PolledItem items, Desk desk, @Nullable CanaryRunner canaries) {
        this.instance = desk.instance();
        this.listener = listener;
        this.vertx = services.vertx();
        this.waits = services.patience().connections();
        this.items = items;
        this.desk = desk;
        this.canaries = canaries;
    }

    /** Done when the port is open or was found taken. */
    @Override
    public Future<Void> start() {
        long nanos = listener.limits().idle().toNanos();
        sweep = vertx.setPeriodic(
                listener.limits().idle().dividedBy(4).toMillis() + 1,
                tick -> calls.forEach(call -> call.endIfSilent(nanos)));
        return listen();
    }

    /** Items under way are answered first; half an item is nobody's. The port stays open meanwhile, to say "not now". */
    @Override
    public Future<Void> stop() {
        vertx.cancelTimer(sweep);
        Future<Void> answered = inFlight.close();
        calls.forEach(call -> call.end(Reason.STOPPING));
        return answered.eventually(this::closed);
    }

    private Future<Void> closed() {
        NetServer open = server;
        server = null;
        return open == null ? Future.succeededFuture() : open.shutdown(1, TimeUnit.SECONDS);
    }

    /** Looked at first, because Vert.x would share the port with another instance of this process. */
    private Future<Void> listen() {
        var place = listener.place();
        return vertx.executeBlocking(place::problem, false)
                .compose(problem -> problem.isEmpty()
                        ? vertx.createNetServer().connectHandler(this::called).listen(place.port(), place.host())
                        : Future.failedFuture(
                                new IllegalStateException(problem.get().text())))
                .compose(this::opened, this::notOpened);
    }

    private Future<Void> opened(NetServer open) {
        server = open;
        failures = 0;
        desk.board().clear(NOT_LISTENING);
        return inFlight.isClosed() ? closed() : Future.succeededFuture();
    }

    private Future<Void> notOpened(Throwable cause) {
        desk.board().raise(NOT_LISTENING);
        LOG.warn(
                "not listening instance={} port={}: tried again",
                instance,
                listener.place().port(),
                cause);
        failures++;
        vertx.setTimer(waits.after(failures, random).toMillis(), later -> {
            if (!inFlight.isClosed()) {
                listen().onFailure(never -> LOG.error("not listened for instance={}", instance, never));
            }
        });
        return Future.succeededFuture();
    }

    private void called(NetSocket socket) {
        var call = new Call(vertx, socket, listener.open().get(), this);
        Reason refusal = refusal(socket);
        if (refusal != null) {
            turnedAway.incrementAndGet();
            LOG.warn("connection turned away instance={} reason={}", instance, refusal);
            call.end(refusal);
            return;
        }
        calls.add(call);
        call.begin();
    }

    private @Nullable Reason refusal(NetSocket socket) {
        if (inFlight.isClosed()) {
            return Reason.STOPPING;
        }
        if (!isExpected(socket)) {
            return Reason.STRANGER;
        }
        return calls.size() >= listener.limits().connections() ? Reason.BUSY : null;
    }

    private boolean isExpected(NetSocket socket) {
        try {
            var peer = socket.remoteAddress();
            var address = InetAddress.getByName(peer.hostAddress());
            return listener.place().peers().allow(new InetSocketAddress(address, peer.port()));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public boolean enter() {
        return inFlight.enter();
    }

    @Override
    public Future<Void> take(Supplier<RawItem> made) {
        return vertx.executeBlocking(made::get, false)
                .compose(this::handed)
                .timeout(listener.limits().answer().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> {
                    putOff.incrementAndGet();
                    LOG.warn(
                            "item put off, its sender must come again instance={} cause={}", instance, Blame.of(cause));
                });
    }

    private Future<Void> handed(RawItem item) {
        if (canaries != null && canaries.isBack(item)) {
            return Future.succeededFuture();
        }
        return items.take(item, null).map(ending -> {
            ending.keys().forEach(key -> desk.trail().note(key, "acknowledged", null));
            return null;
        });
    }

    @Override
    public void answered() {
        inFlight.leave();
    }

    @Override
    public boolean hasRoom(long more) {
        long held = calls.stream().mapToLong(Call::held).sum();
        return held + more <= listener.limits().held();
    }

    @Override
    public boolean isClosing() {
        return inFlight.isClosed();
    }

    @Override
    public void ended(Call call) {
        calls.remove(call);
    }

    Listening now() {
        NetServer open = server;
        return new Listening(open == null ? 0 : open.actualPort(), calls.size(), putOff.get(), turnedAway.get());
    }
}
