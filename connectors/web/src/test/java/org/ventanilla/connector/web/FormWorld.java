package org.ventanilla.connector.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.connector.conformance.DoesNotApply;
import org.ventanilla.connector.conformance.Doors;
import org.ventanilla.connector.conformance.Exchanges;
import org.ventanilla.connector.conformance.Fate;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Item;

/** Browsers that send the form, as the conformance kit drives them. */
final class FormWorld implements FaultySource {
    private static final String BOUNDARY = "kit-boundary";
    private static final String GUARD = "conformance-kit-guard-value";
    private static final int LONGEST = 10_000;

    private final Exchanges exchanges = new Exchanges();
    private final Map<Integer, Buffer> natives = new ConcurrentHashMap<>();
    private volatile URI hub = URI.create("http://127.0.0.1:1");

    @Override
    public JsonObject options() {
        return new JsonObject().put("siteName", "Ciudad de prueba").put("phoneRegion", "ES");
    }

    @Override
    public void reachableAt(URI address) {
        hub = address;
    }

    @Override
    public String sender(int n) {
        return "visitor" + n + "@citizens.example";
    }

    @Override
    public int largestText() {
        return LONGEST;
    }

    private static Map<String, String> fields(Item item) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(
                "formId",
                UUID.nameUUIDFromBytes(new byte[] {(byte) item.number(), (byte) (item.number() >> 8)})
                        .toString());
        fields.put("csrf", GUARD);
        fields.put("text", item.text());
        fields.put("place", "Calle Mayor 1");
        fields.put("answer", "email");
        fields.put("email", item.from());
        return fields;
    }

    /** RFC 7578. */
    private static Buffer body(Map<String, String> fields, List<Item.File> files) {
        var body = Buffer.buffer();
        fields.forEach((name, value) -> part(body, "name=\"" + name + "\"\r\n\r\n", Buffer.buffer(value)));
        for (Item.File file : files) {
            String head = "name=\"photo\"; filename=\"" + file.name() + "\"\r\nContent-Type: " + file.type();
            part(body, head + "\r\n\r\n", file.bytes());
        }
        return body.appendString("--" + BOUNDARY + "--\r\n");
    }

    private static void part(Buffer body, String head, Buffer content) {
        body.appendBuffer(Buffer.buffer("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head))
                .appendBuffer(content)
                .appendBuffer(Buffer.buffer("\r\n"));
    }

    private void send(Item item, Buffer body) {
        natives.put(item.number(), body);
        exchanges.start(
                item, request(body).setHeader("Cookie", "form-guard=" + GUARD).build());
    }

    private HttpRequest.Builder request(Buffer body) {
        return HttpRequest.newBuilder(URI.create(hub + "/report"))
                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .setHeader("Accept-Language", "es")
                .POST(BodyPublishers.ofByteArray(body.getBytes()));
    }

    @Override
    public void deliver(Item item) {
        send(item, body(fields(item), item.files()));
    }

    @Override
    public void again(Item item) {
        send(item, natives.getOrDefault(item.number(), body(fields(item), item.files())));
    }

    @Override
    public Fate fate(Item item) {
        return exchanges.fate(item);
    }

    @Override
    public void changed(Item item, String words) {
        send(item, body(fields(item.saying(words)), item.files()));
    }

    @Override
    public void corrupt(Item item) {
        throw new DoesNotApply("who sends a form that cannot be read sees it again, with all that was typed");
    }

    /** A sample is the text of a form whose id is its first line. */
    @Override
    public void sample(String name, byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 2);
        var item = new Item(1_000_000 + name.hashCode() % 1_000, sender(0), name, lines[1].strip(), null, List.of());
        var fields = fields(item);
        fields.put("formId", lines[0].strip());
        send(item, body(fields, List.of()));
    }

    @Override
    public Doors doors() {
        return new Doors() {
            @Override
            public void forged(Item item, Forgery how) {
                var fields = fields(item);
                if (how == Forgery.ALTERED_BODY) {
                    fields.put("csrf", GUARD + "x");
                }
                var request = request(body(fields, item.files()));
                if (how != Forgery.MISSING) {
                    request.setHeader("Cookie", "form-guard=" + GUARD + (how == Forgery.WRONG ? "-of-another" : ""));
                }
                exchanges.start(item, request.build());
            }

            @Override
            public void atPath(Item item, String path) {
                throw new DoesNotApply("a page has no webhook");
            }

            @Override
            public void withHeaders(Item item, Map<String, String> headers) {
                throw new DoesNotApply("a page has no webhook");
            }
        };
    }

    @Override
    public void close() {
        // Browsers are closed by their owners.
    }
}
