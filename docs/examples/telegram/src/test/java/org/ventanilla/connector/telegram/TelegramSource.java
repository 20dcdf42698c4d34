package org.ventanilla.connector.telegram;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.connector.conformance.DoesNotApply;
import org.ventanilla.connector.conformance.Fate;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Flood;
import org.ventanilla.connector.conformance.Item;
import org.ventanilla.connector.conformance.Media;
import org.ventanilla.connector.conformance.Outbox;
import org.ventanilla.connector.sandbox.Messenger;
import org.ventanilla.connector.testkit.Wait;

/** The messenger on loopback as the conformance kit drives it. */
final class TelegramSource implements FaultySource {
    static final String TOKEN = "123456789:only-for-the-tests-of-this-connector";

    private final Clock clock;
    private final Messenger messenger;
    private final int port;
    private final Map<Integer, Long> given = new ConcurrentHashMap<>();

    TelegramSource(Vertx vertx, Clock clock) {
        this.clock = clock;
        this.messenger = new Messenger(vertx, TOKEN);
        Wait.on(messenger.start(0));
        this.port = messenger.address().getPort();
    }

    @Override
    public JsonObject options() {
        return new JsonObject()
                .put("token", TOKEN)
                .put("apiBase", "http://127.0.0.1:" + port)
                .put("pollSeconds", 1);
    }

    @Override
    public void reachableAt(URI hub) {
        // We ask; nobody calls us.
    }

    @Override
    public String sender(int n) {
        return Integer.toString(1_000 + n);
    }

    @Override
    public void deliver(Item item) {
        write(item, new JsonObject());
    }

    private void write(Item item, JsonObject more) {
        long chat = Long.parseLong(item.from());
        Instant at = item.saidAt() == null ? clock.instant() : item.saidAt();
        var message = more.put("from", new JsonObject().put("id", chat).put("first_name", "Ana"));
        if (!item.text().isEmpty()) {
            message.put(item.files().isEmpty() ? "text" : "caption", item.text());
        }
        if (!item.files().isEmpty()) {
            var file = item.files().get(0);
            String id = "file" + item.number();
            messenger.files().keep(id, file.bytes());
            message.put("photo", new JsonArray().add(new JsonObject().put("file_id", id)));
        }
        given.put(item.number(), messenger.write(chat, at.getEpochSecond(), message));
    }

    @Override
    public void again(Item item) {
        messenger.repeat(id(item));
    }

    @Override
    public Fate fate(Item item) {
        return messenger.isAcknowledged(id(item)) ? Fate.ACKNOWLEDGED : Fate.WAITING;
    }

    private long id(Item item) {
        return given.get(item.number());
    }

    @Override
    public void changed(Item item, String words) {
        messenger.change(id(item), words);
    }

    @Override
    public void corrupt(Item item) {
        given.put(item.number(), messenger.write(new JsonObject().put("message", item.mark())));
    }

    @Override
    public void reply(Item item, Item parent) {
        write(
                item,
                new JsonObject()
                        .put(
                                "reply_to_message",
                                new JsonObject().put("message_id", given.getOrDefault(parent.number(), 4_711L))));
    }

    @Override
    public void sample(String name, byte[] bytes) {
        messenger.write(new JsonObject(Buffer.buffer(bytes)));
    }

    @Override
    public int largestText() {
        return 4_096;
    }

    /** An album arrives as a message a picture. */
    @Override
    public int mostFiles() {
        return 1;
    }

    @Override
    public void goAway() {
        Wait.on(messenger.stop());
    }

    @Override
    public void comeBack() {
        Wait.on(messenger.start(port));
    }

    @Override
    public void refuseCredentials() {
        messenger.accept("another");
    }

    @Override
    public int logins() {
        return messenger.asked("getUpdates") + messenger.asked("getMe");
    }

    @Override
    public Outbox outbox() {
        return new TelegramOutbox(messenger);
    }

    @Override
    public Media media() {
        return new Pictures();
    }

    @Override
    public void close() {
        Wait.on(messenger.stop());
    }

    /** Pictures by file id; the addresses are the Bot API's own. */
    private final class Pictures implements Media {
        @Override
        public void be(Mood mood) {
            messenger.files().beAway(mood != Mood.READY);
        }

        @Override
        public void redirect(URI elsewhere) {
            messenger.files().redirect(elsewhere);
        }

        @Override
        public void offer(Flood flood) {
            throw new DoesNotApply("the Bot API hands out files of at most 20 MB");
        }

        @Override
        public void deliverWithFileAt(Item item, URI address) {
            throw new DoesNotApply("a sender names a file, not an address");
        }
    }
}
