package org.ventanilla.connector.open311;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.connector.conformance.DoesNotApply;
import org.ventanilla.connector.conformance.Doors;
import org.ventanilla.connector.conformance.Exchanges;
import org.ventanilla.connector.conformance.Fate;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Item;

/** Another program whose citizens report through us, as the conformance kit drives it. */
final class ClientWorld implements FaultySource {
    static final String KEY = "conformance-kit-client-key";
    private static final String BOUNDARY = "kit-boundary";
    private static final int LONGEST = 4_000;

    private final Exchanges exchanges = new Exchanges();
    private volatile URI hub = URI.create("http://127.0.0.1:1");

    static JsonObject settings() {
        return new JsonObject()
                .put("phoneRegion", "ES")
                .put("jurisdiction", "prueba")
                .put("area", new JsonArray(List.of(-4.0, 43.0, -3.0, 44.0)))
                .put("services", new JsonObject().put("ALU-01", new JsonArray()).put("VIA-01", questions()))
                .put(
                        "clients",
                        new JsonArray().add(new JsonObject().put("name", "app").put("key", KEY)));
    }

    private static JsonArray questions() {
        var sizes = new JsonArray()
                .add(new JsonObject().put("key", "s").put("name", "small"))
                .add(new JsonObject().put("key", "l").put("name", "large"));
        return new JsonArray()
                .add(question("SIZE", "singlevaluelist", true).put("values", sizes))
                .add(question("DEPTH", "number", true))
                .add(question("WHERE", "multivaluelist", false).put("values", sizes.copy()));
    }

    private static JsonObject question(String code, String type, boolean required) {
        return new JsonObject()
                .put("code", code)
                .put("label", code)
                .put("type", type)
                .put("required", required);
    }

    @Override
    public JsonObject options() {
        return settings();
    }

    @Override
    public void reachableAt(URI address) {
        hub = address;
    }

    @Override
    public String sender(int n) {
        return "citizen" + n + "@citizens.example";
    }

    @Override
    public int largestText() {
        return LONGEST;
    }

    @Override
    public int mostFiles() {
        return 6;
    }

    private static Map<String, String> fields(Item item) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("api_key", KEY);
        fields.put("service_code", "ALU-01");
        fields.put("address_string", "Calle Mayor 1");
        fields.put("description", item.text());
        fields.put("email", item.from());
        if (item.saidAt() != null) {
            fields.put("requested_datetime", item.saidAt().toString());
        }
        return fields;
    }

    /** RFC 7578. */
    private static Buffer body(Map<String, String> fields, List<Item.File> files) {
        var body = Buffer.buffer();
        fields.forEach((name, value) -> part(body, "name=\"" + name + "\"\r\n\r\n", Buffer.buffer(value)));
        for (Item.File file : files) {
            String head = "name=\"media\"; filename=\"" + file.name() + "\"\r\nContent-Type: " + file.type();
            part(body, head + "\r\n\r\n", file.bytes());
        }
        return body.appendString("--" + BOUNDARY + "--\r\n");
    }

    private static void part(Buffer body, String head, Buffer content) {
        body.appendBuffer(Buffer.buffer("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head))
                .appendBuffer(content)
                .appendBuffer(Buffer.buffer("\r\n"));
    }

    private void send(Item item, String id, Map<String, String> fields) {
        exchanges.start(
                item,
                HttpRequest.newBuilder(URI.create(hub + "/open311/v2/requests.json"))
                        .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .setHeader("Idempotency-Key", id)
                        .POST(BodyPublishers.ofByteArray(
                                body(fields, item.files()).getBytes()))
                        .build());
    }

    @Override
    public void deliver(Item item) {
        send(item, "kit-" + item.number(), fields(item));
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
        throw new DoesNotApply("a request that cannot be read is refused, and its sender is told why");
    }

    @Override
    public void goAway() {
        throw new DoesNotApply("clients come to us, nobody is asked");
    }

    /** A sample is the text of a request whose own id is its first line. */
    @Override
    public void sample(String name, byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 2);
        var item = new Item(1_000_000 + name.hashCode() % 1_000, sender(0), name, lines[1].strip(), null, List.of());
        send(item, lines[0].strip(), fields(item));
    }

    @Override
    public Doors doors() {
        return new Doors() {
            @Override
            public void forged(Item item, Forgery how) {
                if (how == Forgery.ALTERED_BODY) {
                    throw new DoesNotApply("a key says who sends, not what");
                }
                var fields = fields(item);
                fields.put("api_key", how == Forgery.MISSING ? "" : KEY + "-of-another");
                send(item, "kit-" + item.number(), fields);
            }

            @Override
            public void atPath(Item item, String path) {
                throw new DoesNotApply("the standard's addresses are no webhook of ours");
            }

            @Override
            public void withHeaders(Item item, Map<String, String> headers) {
                throw new DoesNotApply("the standard's addresses are no webhook of ours");
            }
        };
    }

    @Override
    public void close() {
        // Other people's programs are closed by them.
    }
}
