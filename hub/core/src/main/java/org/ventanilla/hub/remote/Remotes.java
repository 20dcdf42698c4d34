package org.ventanilla.hub.remote;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.remote.RemoteSettings.Outbound;
import org.ventanilla.hub.store.Outage;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/**
 * Stands on the bus in the place of connectors that run elsewhere, so that the notify room knows no difference: keeps each
 * message until the connector took it and said how it ended, on whichever node it asks. An ending that comes after the
 * notify room stopped waiting is kept for its next attempt, which is then called for at once.
 */
public final class Remotes {
    private static final Logger LOG = LoggerFactory.getLogger(Remotes.class);
    private static final String ENDED = "ventanilla.v1.internal.outbox-ended";
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofDays(30);

    /** Messages to others wait meanwhile, so this is short; nothing is lost by it. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final Clock clock;
    private final OutboxStore store;
    private final Map<String, RemoteSettings> remotes;
    private final WebhookPush push;
    private final Consumer<String> hurry;
    private final ConcurrentMap<String, Promise<Void>> waiting = new ConcurrentHashMap<>();
    private volatile Duration patience = PATIENCE;
    private final List<MessageConsumer<JsonObject>> consumers = new ArrayList<>();

    /** @param hurry told the id of a message whose ending came late: its next attempt need not wait */
    public Remotes(Vertx vertx, Pool pool, Clock clock, Collection<RemoteSettings> remotes, Consumer<String> hurry) {
        this.vertx = vertx;
        this.clock = clock;
        this.store = new OutboxStore(pool);
        this.remotes = remotes.stream().collect(Collectors.toMap(RemoteSettings::instance, Function.identity()));
        this.push = new WebhookPush(vertx, clock);
        this.hurry = hurry;
    }

    /** How long the notify room is kept waiting for an ending; three seconds unless told otherwise. */
    public void waitFor(Duration longest) {
        this.patience = longest;
    }

    /** Registers the consumers; done when the whole cluster knows. */
    public Future<Void> open() {
        consumers.add(
                vertx.eventBus().consumer(ENDED, message -> woken(message.body().getString("deliveryId"))));
        remotes.values().stream()
                .filter(r -> r.outbound() != Outbound.NONE)
                .forEach(r -> consumers.add(
                        vertx.eventBus().consumer(Addresses.send(r.instance()), message -> answer(r, message))));
        return Future.all(consumers.stream().map(MessageConsumer::completion).toList())
                .mapEmpty();
    }

    /** Takes them back. */
    public Future<Void> close() {
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
                .mapEmpty();
    }

    /** Whether this connector asks for its messages. */
    public boolean polls(String instance) {
        RemoteSettings found = remotes.get(instance);
        return found != null && found.outbound() == Outbound.POLL;
    }

    /** What waits for a connector that asks, leased to it: what it does not end in time is handed out again. */
    public Future<List<OutboundUpdate>> take(String instance, int limit) {
        return store.take(instance, limit, clock.instant(), LEASE);
    }

    /** For how long a message is the connector's. */
    public static Duration lease() {
        return LEASE;
    }

    /** How sending ended; the first word stays. False when this connector never had such a message. */
    public Future<Boolean> ended(String instance, String deliveryId, SendOutcome outcome) {
        return store.end(instance, deliveryId, outcome).map(known -> {
            if (known) {
                vertx.eventBus().publish(ENDED, new JsonObject().put("deliveryId", deliveryId));
                hurry.accept(deliveryId);
            }
            return known;
        });
    }

    /** Forgets endings that nobody can ask for any more. */
    public Future<Void> forgetOld() {
        return store.forget(clock.instant().minus(KEPT));
    }

    private void answer(RemoteSettings remote, Message<JsonObject> message) {
        OutboundUpdate update;
        try {
            update = Wire.parse(message.body().encode(), OutboundUpdate.class);
        } catch (IllegalArgumentException e) {
            message.fail(400, "expected an outbound.v1");
            return;
        }
        outcome(remote, update)
                .recover(cause -> {
                    Outage.log(LOG, "message not offered deliveryId", update.deliveryId(), cause);
                    return Future.succeededFuture(SendOutcome.retry("not-offered", null));
                })
                .onComplete(done -> message.reply(new JsonObject(Wire.toMap(done.result()))));
    }

    private Future<SendOutcome> outcome(RemoteSettings remote, OutboundUpdate update) {
        String id = update.deliveryId();
        Promise<Void> rung = Promise.promise();
        waiting.put(id, rung);
        return store.offer(remote.instance(), update, clock.instant())
                .compose(offered ->
                        remote.outbound() == Outbound.WEBHOOK ? pushed(remote, id) : Future.succeededFuture())
                .compose(gone -> store.tell(id))
                .compose(early -> early.isPresent()
                        ? Future.succeededFuture(early)
                        : rung.future()
                                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                                .transform(done -> store.tell(id)))
                .map(ending -> ending.orElseGet(() -> SendOutcome.retry("waits-for-connector", null)))
                .onComplete(done -> waiting.remove(id, rung));
    }

    /** What the other side answers at once is the ending; when it only took the message, the ending comes by HTTP. */
    private Future<Void> pushed(RemoteSettings remote, String id) {
        return store.takeOne(remote.instance(), id, clock.instant(), LEASE)
                .compose(taken -> taken.isEmpty()
                        ? Future.succeededFuture()
                        : push.push(remote, taken.get())
                                .compose(ending -> ending.isEmpty()
                                        ? Future.succeededFuture()
                                        : store.end(remote.instance(), id, ending.get())
                                                .mapEmpty()));
    }

    private void woken(String deliveryId) {
        Promise<Void> rung = waiting.get(deliveryId);
        if (rung != null) {
            rung.tryComplete(null);
        }
    }
}
