package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Assembly.Sender;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/**
 * Runs the sending side: one message a request. The same delivery asked for twice at the same time is sent once; a sender
 * that fails in a way it did not foresee may or may not have sent, which is UNKNOWN and never "sent".
 */
final class SendRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SendRunner.class);

    private final Vertx vertx;
    private final String instance;
    private final Sender sender;
    private final ConcurrentMap<String, Future<SendOutcome>> underway = new ConcurrentHashMap<>();
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
        return consumer == null ? Future.succeededFuture() : consumer.unregister();
    }

    private void handle(Message<JsonObject> message) {
        OutboundUpdate update;
        try {
            update = Wire.parse(message.body().encode(), OutboundUpdate.class);
        } catch (IllegalArgumentException e) {
            message.fail(400, "expected an outbound.v1");
            return;
        }
        once(update).onComplete(done -> message.reply(new JsonObject(Wire.toMap(done.result()))));
    }

    private Future<SendOutcome> once(OutboundUpdate update) {
        return underway.computeIfAbsent(update.deliveryId(), id -> send(update)
                .onComplete(done -> vertx.runOnContext(now -> underway.remove(id))));
    }

    private Future<SendOutcome> send(OutboundUpdate update) {
        try {
            return sender.send(update).recover(cause -> unknown(update, cause));
        } catch (RuntimeException e) {
            return unknown(update, e);
        }
    }

    private Future<SendOutcome> unknown(OutboundUpdate update, Throwable cause) {
        LOG.error("sending ended unforeseen instance={} deliveryId={}", instance, update.deliveryId(), cause);
        return Future.succeededFuture(SendOutcome.ended(SendOutcome.Ending.UNKNOWN, "unforeseen"));
    }
}
