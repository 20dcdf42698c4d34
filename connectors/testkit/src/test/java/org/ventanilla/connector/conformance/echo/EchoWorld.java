package org.ventanilla.connector.conformance.echo;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ventanilla.connector.conformance.Archive;
import org.ventanilla.connector.conformance.DoesNotApply;
import org.ventanilla.connector.conformance.Doors;
import org.ventanilla.connector.conformance.Exchanges;
import org.ventanilla.connector.conformance.Fate;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Item;
import org.ventanilla.connector.conformance.Kiosk;
import org.ventanilla.connector.conformance.Media;
import org.ventanilla.connector.conformance.Outbox;
import org.ventanilla.connector.conformance.Telephone;
import org.ventanilla.model.DeliveryReceipt;

/** The healthy connectors' outside world: calls the one that is called, lists updates for the one that asks. */
public final class EchoWorld implements FaultySource {
    public static final String SECRET = "secret-f00d-0815";

    final EchoProvider provider;
    final EchoCalls calls;
    /** The highest number so far, and the one after which a machine counted from the beginning. */
    final AtomicInteger handed = new AtomicInteger();

    final AtomicInteger forgotten = new AtomicInteger();
    private final boolean push;
    private final Clock clock;
    private final Map<Integer, Integer> positions = new ConcurrentHashMap<>();
    private final Map<Integer, JsonObject> natives = new ConcurrentHashMap<>();

    public EchoWorld(Vertx vertx, Clock clock, String instance, boolean push) {
        this.clock = clock;
        this.provider = new EchoProvider(vertx);
        this.calls = new EchoCalls(instance, new Exchanges());
        this.push = push;
        provider.cursorSaysDone = instance.equals("lake");
    }

    @Override
    public JsonObject options() {
        return new JsonObject()
                .put("provider", provider.address().toString())
                .put("secret", SECRET)
                .put("token", EchoProvider.TOKEN)
                .put("pollEveryMillis", 15);
    }

    @Override
    public JsonObject canaryOptions() {
        return options().put("canaryEverySeconds", 1);
    }

    @Override
    public JsonObject tokenOptions() {
        return options().put("session", true);
    }

    @Override
    public Duration tokenLife() {
        return EchoProvider.SESSION;
    }

    @Override
    public void reachableAt(URI hub) {
        calls.reach(hub);
    }

    @Override
    public String sender(int n) {
        return "citizen" + n + "@echo.example";
    }

    JsonObject message(Item item) {
        var files = new JsonArray();
        for (Item.File file : item.files()) {
            provider.files.add(file.bytes());
            var json = new JsonObject().put("type", file.type()).put("name", file.name());
            files.add(
                    !push
                            ? json.put("data", file.bytes().getBytes())
                            : json.put("url", provider.address() + "/media/" + (provider.files.size() - 1)));
        }
        handed.accumulateAndGet(item.number(), Math::max);
        int lost = forgotten.get();
        var message = new JsonObject()
                .put("id", "e" + (lost < item.number() ? item.number() - lost : item.number()))
                .put("from", item.from())
                .put("text", item.text())
                .put("files", files);
        if (lost > 0) {
            message.put("installation", "i" + lost + "-");
        }
        return item.saidAt() == null ? message : message.put("at", item.saidAt());
    }

    @Override
    public void deliver(Item item) {
        hand(item, message(item));
    }

    void hand(Item item, JsonObject message) {
        natives.put(item.number(), message);
        hand(item, "e" + item.number(), message.toBuffer());
    }

    private void hand(Item item, String id, Buffer raw) {
        if (push) {
            keep(id, raw);
            calls.call(item, raw);
            return;
        }
        positions.put(item.number(), provider.publish(id, raw));
    }

    private void keep(String id, Buffer raw) {
        provider.archive.add(
                new JsonObject().put("id", id).put("raw", raw.getBytes()).put("at", clock.instant()));
    }

    @Override
    public void again(Item item) {
        hand(item, natives.getOrDefault(item.number(), message(item)));
    }

    @Override
    public Fate fate(Item item) {
        if (push) {
            return calls.exchanges().fate(item);
        }
        Integer position = positions.get(item.number());
        return position != null && provider.done.contains(position) ? Fate.ACKNOWLEDGED : Fate.WAITING;
    }

    @Override
    public void changed(Item item, String words) {
        hand(item, message(item.saying(words)));
    }

    @Override
    public void corrupt(Item item) {
        hand(item, "e" + item.number(), Buffer.buffer("{\"id\": \"" + item.mark() + "\", not JSON"));
    }

    @Override
    public void deliverWithoutId(Item item) {
        var message = message(item);
        var unused = message.remove("id");
        hand(item, message);
    }

    @Override
    public void reply(Item item, Item parent) {
        hand(item, message(item).put("parent", "e" + parent.number()));
    }

    @Override
    public void automatic(Item item) {
        hand(item, message(item).put("auto", true));
    }

    @Override
    public void sample(String name, byte[] bytes) {
        var item = new Item(1_000_000 + name.hashCode() % 1_000, sender(0), name, name, null, List.of());
        hand(item, new JsonObject(Buffer.buffer(bytes)).getString("id"), Buffer.buffer(bytes));
    }

    @Override
    public void goAway() {
        provider.goAway();
    }

    @Override
    public void comeBack() {
        provider.comeBack();
    }

    @Override
    public void refuseCredentials() {
        provider.refusesUs = true;
    }

    @Override
    public int logins() {
        return provider.logins.get();
    }

    @Override
    public Doors doors() {
        return new EchoDoors(this);
    }

    @Override
    public Outbox outbox() {
        return new EchoOutbox(this);
    }

    @Override
    public Media media() {
        if (!push) {
            throw new DoesNotApply("files of this channel come with their item");
        }
        return new EchoMedia(this);
    }

    @Override
    public Telephone telephone() {
        return new EchoTelephone(this);
    }

    @Override
    public Kiosk kiosk() {
        return new EchoKiosk(this);
    }

    @Override
    public void part(Item item, int number, int of) {
        hand(item, message(item).put("part", number).put("of", of));
    }

    @Override
    public Archive archive() {
        return new Archive() {
            @Override
            public void lost(Item item) {
                keep("e" + item.number(), message(item).toBuffer());
            }

            @Override
            public void forgetBefore(Instant when) {
                provider.forgot = when;
            }
        };
    }

    @Override
    public void close() {
        provider.close();
    }

    void report(String deliveryId, DeliveryReceipt.State state) throws Exception {
        calls.report(new JsonObject()
                .put("delivery", deliveryId)
                .put("state", state.name())
                .toBuffer());
    }

    void deliverWithFileAt(Item item, URI address) {
        var file = new JsonObject().put("type", "image/jpeg").put("url", address.toString());
        hand(item, message(item).put("files", new JsonArray().add(file)));
    }
}
