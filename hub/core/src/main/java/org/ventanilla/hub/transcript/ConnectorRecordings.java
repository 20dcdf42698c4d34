package org.ventanilla.hub.transcript;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Wire;

/** Recordings at the providers of connectors, asked for over the bus. */
public final class ConnectorRecordings implements Recordings.Provider {
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final int UNKNOWN = 404;

    private final Vertx vertx;

    public ConnectorRecordings(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Future<Recordings.Copy> copy(String instance, String name) {
        return ask(instance, name, "copy").map(reply -> {
            var kept = Wire.fromMap(reply.getMap(), Attachment.class);
            if (kept.ref() == null) {
                throw new IllegalStateException("a connector kept a recording without telling where");
            }
            return new Recordings.Copy(kept.ref(), kept.sniffedType());
        });
    }

    @Override
    public Future<Void> delete(String instance, String name) {
        return ask(instance, name, "gone").mapEmpty();
    }

    private Future<JsonObject> ask(String instance, String name, String wanted) {
        var question = new JsonObject().put("recording", name).put("wanted", wanted);
        var options = new DeliveryOptions().setSendTimeout(PATIENCE.toMillis());
        return vertx.eventBus()
                .<JsonObject>request(Addresses.recording(instance), question, options)
                .map(Message::body)
                .recover(cause -> Future.failedFuture(isUnknown(cause) ? new Recordings.Unknown() : cause));
    }

    private static boolean isUnknown(Throwable cause) {
        return cause instanceof ReplyException reply
                && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
                && reply.failureCode() == UNKNOWN;
    }
}
