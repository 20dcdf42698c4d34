package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Assembly.Sender;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/**
 * Runs the sending side: one message a request. The same delivery asked for twice, at the same time or after it was sent, is
 * sent once; a sender that fails in a way it did not foresee may or may not have sent, which is UNKNOWN and never "sent".
 */
final class SendRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SendRunner.class);

    /** A channel that does not answer must not keep the program from stopping. */
    private static final int GOODBYE_S = 5;

    private final Vertx vertx;
    private final String instance;
    private final Sender sender;
    private final ConcurrentMap<String, Future<SendOutcome>> underway = new ConcurrentHashMap<>();
    private final RecentlySent sent = new RecentlySent();
    private @Nullable MessageConsumer<JsonObject> consumer;

    SendRunner(Vertx vertx, String instance, Sender sender) {
        this.vertx = vertx;
        this.instance = instance;
        this.sender = sender;
    }

    Future<Void> start() {
        consumer = vertx.eventBus().consumer(Addresses.send(instance), this::handle);
        return consumer.completion();
    }

    Future<Void> stop() {
        Future<Void> silent = consumer == null ? Future.succeededFuture() : consumer.unregister();
        return silent.eventually(this::sentLast).eventually(sender::close);
    }

    /** What was being sent when the door closed ends before the connections do. */
    private Future<Void> sentLast() {
        return Future.join(List.copyOf(underway.values()))
                .timeout(GOODBYE_S, TimeUnit.SECONDS)
                .transform(done -> Future.succeededFuture());
    }

    private void handle(Message<JsonObject> message) {
        OutboundUpdate update = read(message.body());
        if (update == null) {
            message.fail(400, "expected an outbound.v1 with deliveryId, recipient and text");
            return;
        }
        once(update).onComplete(done -> message.reply(new JsonObject(Wire.toMap(done.result()))));
    }

    /** Null when it lacks what nothing can be sent without. */
    private static @Nullable OutboundUpdate read(@Nullable JsonObject body) {
        if (body == null
                || body.getValue("deliveryId") == null
                || body.getValue("recipient") == null
                || body.getValue("text") == null) {
            return null;
        }
        try {
            return Wire.parse(body.encode(), OutboundUpdate.class);
        } catch (IllegalArgumentException e) {
            LOG.warn("asked to send something of another form", e);
            return null;
        }
    }

    private Future<SendOutcome> once(OutboundUpdate update) {
        SendOutcome before = sent.of(update.deliveryId());
        if (before != null) {
            return Future.succeededFuture(before);
        }
        return underway.computeIfAbsent(update.deliveryId(), id -> send(update)
                .onSuccess(outcome -> note(id, outcome))
                .onComplete(done -> vertx.runOnContext(now -> underway.remove(id))));
    }

    private void note(String deliveryId, SendOutcome outcome) {
        if (outcome.ending() == SendOutcome.Ending.SENT) {
            sent.note(deliveryId, outcome);
        }
    }

    private Future<SendOutcome> send(OutboundUpdate update) {
        return Future.<Void>succeededFuture()
                .compose(go -> sender.send(update))
                .map(outcome -> Objects.requireNonNull(outcome, "a sender answers how it ended"))
                .recover(cause -> unknown(update, cause));
    }

    private Future<SendOutcome> unknown(OutboundUpdate update, Throwable cause) {
        LOG.error("sending ended unforeseen instance={} deliveryId={}", instance, update.deliveryId(), cause);
        return Future.succeededFuture(SendOutcome.ended(SendOutcome.Ending.UNKNOWN, "unforeseen"));
    }
}
