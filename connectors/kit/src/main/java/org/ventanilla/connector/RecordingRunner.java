package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Wire;

/** Brings copies of recordings into the media room and has recordings deleted, when the hub asks for it. */
final class RecordingRunner implements Runner {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingRunner.class);
    private static final int BAD = 400;
    private static final int UNKNOWN = 404;
    private static final int LATER = 503;
    /** A provider that does not answer must not keep the program from stopping. */
    private static final int GOODBYE_S = 5;

    private final Vertx vertx;
    private final Blobs blobs;
    private final String instance;
    private final Recordings recordings;
    private final InFlight inFlight = new InFlight();
    private @Nullable MessageConsumer<JsonObject> consumer;

    RecordingRunner(HostServices services, String instance, Recordings recordings) {
        this.vertx = services.vertx();
        this.blobs = services.blobs();
        this.instance = instance;
        this.recordings = recordings;
    }

    @Override
    public Future<Void> start() {
        consumer = vertx.eventBus().consumer(Addresses.recording(instance), this::handle);
        return consumer.completion();
    }

    @Override
    public Future<Void> stop() {
        Future<Void> deaf = consumer == null ? Future.succeededFuture() : consumer.unregister();
        return deaf.eventually(() -> inFlight.close().timeout(GOODBYE_S, TimeUnit.SECONDS));
    }

    private void handle(Message<JsonObject> message) {
        var body = message.body() == null ? new JsonObject() : message.body();
        String name = body.getValue("recording") instanceof String text ? text : "";
        Object wanted = body.getValue("wanted");
        boolean isCopy = "copy".equals(wanted);
        if (name.isBlank() || !(isCopy || "gone".equals(wanted))) {
            message.fail(BAD, "expected recording, and wanted: copy or gone");
        } else if (!inFlight.enter()) {
            message.fail(LATER, "stopping");
        } else {
            Future.<Void>succeededFuture()
                    .compose(go ->
                            isCopy ? copied(name) : recordings.delete(name).map(gone -> new JsonObject()))
                    .onComplete(done -> inFlight.leave())
                    .onComplete(message::reply, cause -> failed(message, name, cause));
        }
    }

    private Future<JsonObject> copied(String name) {
        return recordings
                .copy(name)
                .compose(bytes -> blobs.put(bytes, Recordings.TYPE, null))
                .map(kept -> new JsonObject(Wire.toMap(kept)));
    }

    private void failed(Message<JsonObject> message, String name, Throwable cause) {
        if (cause instanceof Refused refused) {
            message.fail(UNKNOWN, String.valueOf(refused.getMessage()));
        } else {
            LOG.warn("recording left instance={} recording={} cause={}", instance, name, Blame.of(cause));
            message.fail(LATER, "try later");
        }
    }
}
