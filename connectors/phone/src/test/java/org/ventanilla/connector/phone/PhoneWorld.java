package org.ventanilla.connector.phone;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ventanilla.connector.TwilioSignature;
import org.ventanilla.connector.conformance.Doors;
import org.ventanilla.connector.conformance.Exchanges;
import org.ventanilla.connector.conformance.Fate;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Item;
import org.ventanilla.connector.conformance.Telephone;
import org.ventanilla.connector.testkit.FakeHttp;

/** Calls as the conformance kit drives them: an item is what somebody answers to the first question of a call. */
final class PhoneWorld implements FaultySource {
    static final String INSTANCE = "line";
    static final String TOKEN = "primary-token";
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String FIRST = PhoneWebhook.TURN + "?q=what&l=es&t=1&f=0&m=1&n=AV-1";

    /** The provider's account of the line, while it does not go away. */
    private final FakeHttp account;

    private final Exchanges exchanges = new Exchanges();
    private final Map<Integer, Runnable> natives = new ConcurrentHashMap<>();
    private volatile URI hub = URI.create("http://127.0.0.1:1");

    PhoneWorld(Vertx vertx) {
        var active = new JsonObject().put("status", "active").toBuffer();
        this.account =
                new FakeHttp(vertx, request -> request.response().end(active).onFailure(gone -> {}));
    }

    @Override
    public void goAway() {
        account.goAway();
    }

    @Override
    public void comeBack() {
        account.comeBack();
    }

    @Override
    public JsonObject options() {
        return new JsonObject()
                .put("accountSid", ACCOUNT)
                .put("authTokens", new JsonArray().add(TOKEN))
                .put("apiBase", account.address().toString())
                .put("phoneRegion", "ES")
                .put("siteName", "Ciudad")
                .put("emergencyNumber", "112")
                .put("answerChannel", "sms");
    }

    @Override
    public void reachableAt(URI address) {
        hub = address;
    }

    @Override
    public String sender(int n) {
        return "+3461234567" + n;
    }

    @Override
    public void deliver(Item item) {
        hand(item, FIRST, heard(item, item.text()));
    }

    @Override
    public void again(Item item) {
        Objects.requireNonNull(natives.get(item.number())).run();
    }

    @Override
    public void changed(Item item, String words) {
        hand(item, FIRST, heard(item, words));
    }

    @Override
    public void corrupt(Item item) {
        var fields = heard(item, item.text());
        fields.removeIf(field -> field.getKey().equals("CallSid"));
        hand(item, FIRST, fields);
    }

    @Override
    public Fate fate(Item item) {
        return exchanges.fate(item);
    }

    /** A sample is the body of a request, its file's name says to which address. */
    @Override
    public void sample(String name, byte[] bytes) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (String pair : new String(bytes, StandardCharsets.UTF_8).strip().split("&", -1)) {
            var half = pair.split("=", 2);
            fields.add(Map.entry(half[0], URLDecoder.decode(half[1], StandardCharsets.UTF_8)));
        }
        String path = name.startsWith("end") ? PhoneWebhook.STATUS : FIRST;
        var item = new Item(1_000_000 + name.hashCode() % 1_000, sender(0), name, name, null, List.of());
        hand(item, path, fields);
    }

    @Override
    public Doors doors() {
        return new PhoneDoors();
    }

    @Override
    public Telephone telephone() {
        return new Calls();
    }

    @Override
    public void close() {
        account.close();
    }

    /** The same once more goes to where the hub is then. */
    private void hand(Item item, String path, List<Map.Entry<String, String>> fields) {
        Runnable send =
                () -> exchanges.start(item, request(path, fields, hub, TOKEN).build());
        natives.put(item.number(), send);
        send.run();
    }

    private static List<Map.Entry<String, String>> call(Item item) {
        return new ArrayList<>(List.of(
                Map.entry("CallSid", String.format(Locale.ROOT, "CA%032x", item.number())),
                Map.entry("AccountSid", ACCOUNT),
                Map.entry("From", item.from()),
                Map.entry("To", "+34942000000")));
    }

    private static List<Map.Entry<String, String>> heard(Item item, String words) {
        var fields = call(item);
        fields.add(Map.entry("SpeechResult", words));
        fields.add(Map.entry("Confidence", "0.93"));
        return fields;
    }

    private static URI address(URI base, String path) {
        return URI.create(base + "/in/" + INSTANCE + path);
    }

    private HttpRequest.Builder request(
            String path, List<Map.Entry<String, String>> fields, URI signedFor, String token) {
        String signature = TwilioSignature.sign(token, address(signedFor, path).toString(), fields);
        return bare(path, fields).setHeader("X-Twilio-Signature", signature);
    }

    private HttpRequest.Builder bare(String path, List<Map.Entry<String, String>> fields) {
        String body = fields.stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address(hub, path))
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private final class Calls implements Telephone {
        @Override
        public void tell(Item item, News what) {
            if (what == News.TRANSCRIBED) {
                deliver(item);
                return;
            }
            var fields = call(item);
            fields.add(Map.entry("CallStatus", what == News.ENDED ? "completed" : "in-progress"));
            hand(item, PhoneWebhook.STATUS, fields);
        }

        @Override
        public void silence(Item item) {
            var fields = heard(item, item.text());
            fields.removeIf(field -> field.getKey().equals("Confidence"));
            fields.add(Map.entry("Confidence", "0.0"));
            hand(item, FIRST, fields);
        }
    }

    private final class PhoneDoors implements Doors {
        @Override
        public void forged(Item item, Forgery how) {
            var fields = heard(item, item.text());
            exchanges.start(
                    item,
                    switch (how) {
                        case MISSING -> bare(FIRST, fields).build();
                        case WRONG ->
                            request(FIRST, fields, hub, "another token").build();
                        case ALTERED_BODY -> {
                            String genuine = TwilioSignature.sign(
                                    TOKEN, address(hub, FIRST).toString(), fields);
                            fields.add(Map.entry("Digits", "1"));
                            yield bare(FIRST, fields)
                                    .setHeader("X-Twilio-Signature", genuine)
                                    .build();
                        }
                    });
        }

        @Override
        public void atPath(Item item, String path) {
            exchanges.start(
                    item, request(path, heard(item, item.text()), hub, TOKEN).build());
        }

        @Override
        public void withHeaders(Item item, Map<String, String> headers) {
            signedFor(hub, item, headers);
        }

        @Override
        public void signedFor(URI address, Item item, Map<String, String> headers) {
            var request = request(FIRST, heard(item, item.text()), address, TOKEN);
            headers.forEach(request::setHeader);
            exchanges.start(item, request.build());
        }
    }
}
