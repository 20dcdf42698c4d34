package org.example.@name@;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.ventanilla.connector.conformance.CapturedRequest;
import org.ventanilla.connector.conformance.Doors;
import org.ventanilla.connector.conformance.Exchanges;
import org.ventanilla.connector.conformance.Fate;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Item;
import org.ventanilla.connector.conformance.Outbox;

/** The provider as the kit drives it: calls us as the real one does, over real sockets. */
final class @Name@World implements FaultySource, Doors {
    static final String TOKEN = "token-for-the-tests-0815";

    private final Exchanges exchanges = new Exchanges();
    private final @Name@Provider provider;
    private final String instance;
    private volatile URI hub = URI.create("http://127.0.0.1:1");

    @Name@World(Vertx vertx, String instance) {
        this.provider = new @Name@Provider(vertx);
        this.instance = instance;
    }

    @Override
    public JsonObject options() {
        return new JsonObject().put("provider", provider.address()).put("token", TOKEN);
    }

    @Override
    public void reachableAt(URI address) {
        hub = address;
    }

    @Override
    public String sender(int n) {
        return "citizen" + n + "@@name@.example";
    }

    private JsonObject message(Item item) {
        var message = new JsonObject().put("from", item.from()).put("text", item.text());
        return item.saidAt() == null ? message : message.put("at", item.saidAt());
    }

    private static String id(Item item) {
        return "n" + item.number();
    }

    private void call(Item item, JsonObject message) {
        exchanges.start(item, request("/message", message.toBuffer()).setHeader("X-Token", TOKEN).build());
    }

    private HttpRequest.Builder request(String path, Buffer body) {
        return HttpRequest.newBuilder(URI.create(hub + "/in/" + instance + path))
                .setHeader("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes()));
    }

    @Override
    public void deliver(Item item) {
        call(item, message(item).put("id", id(item)));
    }

    @Override
    public void again(Item item) {
        deliver(item);
    }

    @Override
    public Fate fate(Item item) {
        return exchanges.fate(item);
    }

    @Override
    public void changed(Item item, String words) {
        deliver(item.saying(words));
    }

    @Override
    public void corrupt(Item item) {
        var body = Buffer.buffer("{\"id\": \"" + item.mark() + "\", not JSON");
        exchanges.start(item, request("/message", body).setHeader("X-Token", TOKEN).build());
    }

    /** A payload, or a request that {@code ./ventanilla capture} wrote: its own token was taken out. */
    @Override
    public void sample(String name, byte[] bytes) throws Exception {
        Buffer body = CapturedRequest.of(bytes).body();
        var unused = Exchanges.ask(
                request("/message", body).setHeader("X-Token", TOKEN).build());
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
        provider.refuse();
    }

    @Override
    public int logins() {
        return provider.asked();
    }

    @Override
    public Doors doors() {
        return this;
    }

    @Override
    public void forged(Item item, Forgery how) throws Exception {
        var request = request("/message", message(item).put("id", id(item)).toBuffer());
        switch (how) {
            case MISSING -> exchanges.start(item, request.build());
            case WRONG -> exchanges.start(item, request.setHeader("X-Token", "another token").build());
            case ALTERED_BODY -> throw new org.ventanilla.connector.conformance.DoesNotApply(
                    "a token in a header does not cover the body");
        }
    }

    @Override
    public void atPath(Item item, String path) {
        var body = message(item).put("id", id(item)).toBuffer();
        exchanges.start(item, request(path, body).setHeader("X-Token", TOKEN).build());
    }

    @Override
    public void withHeaders(Item item, Map<String, String> headers) {
        var request = request("/message", message(item).put("id", id(item)).toBuffer());
        headers.forEach(request::setHeader);
        exchanges.start(item, request.setHeader("X-Token", TOKEN).build());
    }

    @Override
    public Outbox outbox() {
        return provider;
    }

    @Override
    public void close() {
        provider.close();
    }
}
