package org.ventanilla.hub.transcript;

import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ventanilla.hub.TestHub;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Wire;

/** Plays the connector that has recordings at its provider, on the hub's own bus. */
public final class Studio implements AutoCloseable {
    private final TestHub hub;
    private final MessageConsumer<JsonObject> consumer;
    /** What the provider has. */
    public final Map<String, String> sounds = new ConcurrentHashMap<>();
    /** What was asked of it. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public volatile boolean away;

    public Studio(TestHub hub) {
        this.hub = hub;
        this.consumer = hub.vertx.eventBus().consumer(Addresses.recording("phone"), this::handle);
        get(consumer.completion());
    }

    private void handle(Message<JsonObject> message) {
        String name = message.body().getString("recording");
        String wanted = message.body().getString("wanted");
        asked.add(wanted + " " + name);
        String sound = sounds.get(name);
        if (away) {
            message.fail(503, "try later");
        } else if (wanted.equals("gone")) {
            sounds.remove(name);
            message.reply(new JsonObject());
        } else if (sound == null) {
            message.fail(404, "recording-unknown");
        } else {
            hub.media
                    .store(Buffer.buffer(sound), "audio/mpeg", null)
                    .onSuccess(kept -> message.reply(new JsonObject(Wire.toMap(kept.toAttachment()))))
                    .onFailure(cause -> message.fail(503, "not kept"));
        }
    }

    /** The room under these rules. */
    public Recordings room(Keeping keeping) {
        var means = new Recordings.Means(new ConnectorRecordings(hub.vertx), hub.media);
        return new Recordings(hub.database.pool(), TestHub.CITY.id(), hub.clock, means, keeping);
    }

    /** A round after so much time. */
    void later(Recordings room, Duration time) {
        hub.clock.advance(time);
        get(room.round());
    }

    static Optional<String> heard(Recordings room, long id, String name) {
        return get(room.listen(id, name)).map(sound -> sound.bytes().toString());
    }

    @Override
    public void close() {
        get(consumer.unregister());
    }
}
