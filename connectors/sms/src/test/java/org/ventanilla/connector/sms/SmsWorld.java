package org.ventanilla.connector.sms;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.connector.TwilioSignature;
import org.ventanilla.connector.conformance.Archive;
import org.ventanilla.connector.conformance.DoesNotApply;
import org.ventanilla.connector.conformance.Doors;
import org.ventanilla.connector.conformance.Exchanges;
import org.ventanilla.connector.conformance.Fate;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Flood;
import org.ventanilla.connector.conformance.Item;
import org.ventanilla.connector.conformance.Media;
import org.ventanilla.connector.conformance.Outbox;
import org.ventanilla.model.DeliveryReceipt;

/** Text messages as the conformance kit drives them: signed webhooks over real sockets, and the company's API. */
final class SmsWorld implements FaultySource {
    static final String INSTANCE = "phones";
    private final FaultyCompany company;
    private final Clock clock;
    private final Exchanges exchanges = new Exchanges();
    private final Map<Integer, List<Map.Entry<String, String>>> natives = new ConcurrentHashMap<>();
    private volatile URI hub = URI.create("http://127.0.0.1:1");

    SmsWorld(Vertx vertx, Clock clock) {
        this.company = new FaultyCompany(vertx);
        this.clock = clock;
    }

    @Override
    public JsonObject options() {
        return Provider.options()
                .put("apiBase", company.address().toString())
                .put("mediaHosts", new JsonArray().add("127.0.0.1"));
    }

    @Override
    public void reachableAt(URI address) {
        hub = address;
    }

    @Override
    public String sender(int n) {
        return "+3461234567" + n;
    }

    private static String sid(Item item) {
        return String.format(Locale.ROOT, "SM%032x", item.number());
    }

    private List<Map.Entry<String, String>> message(Item item) {
        var fields = Provider.fields(
                "MessageSid", sid(item), "AccountSid", Provider.ACCOUNT, "From", item.from(), "Body", item.text());
        fields.add(Map.entry("NumMedia", String.valueOf(item.files().size())));
        for (int n = 0; n < item.files().size(); n++) {
            var file = item.files().get(n);
            fields.add(Map.entry("MediaUrl" + n, company.keep(file.bytes())));
            fields.add(Map.entry("MediaContentType" + n, file.type()));
        }
        return fields;
    }

    @Override
    public void deliver(Item item) {
        hand(item, message(item));
        company.listed(sid(item), item.from(), item.text(), clock.instant());
    }

    private void hand(Item item, List<Map.Entry<String, String>> fields) {
        natives.put(item.number(), fields);
        exchanges.start(
                item, request(SmsWebhook.MESSAGE, fields, hub, Provider.TOKEN).build());
    }

    private static URI webhook(URI base, String path) {
        return URI.create(base + "/in/" + INSTANCE + path);
    }

    private HttpRequest.Builder request(
            String path, List<Map.Entry<String, String>> fields, URI signedFor, String token) {
        return bare(path, fields)
                .setHeader(
                        "X-Twilio-Signature",
                        TwilioSignature.sign(token, webhook(signedFor, path).toString(), fields));
    }

    private HttpRequest.Builder bare(String path, List<Map.Entry<String, String>> fields) {
        return HttpRequest.newBuilder(webhook(hub, path))
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        Provider.encoded(fields).getBytes()));
    }

    @Override
    public void again(Item item) {
        hand(item, natives.getOrDefault(item.number(), message(item)));
    }

    @Override
    public Fate fate(Item item) {
        return exchanges.fate(item);
    }

    @Override
    public void changed(Item item, String words) {
        hand(item, message(item.saying(words)));
    }

    @Override
    public void corrupt(Item item) {
        hand(item, Provider.fields("AccountSid", Provider.ACCOUNT, "From", item.from(), "Body", item.text()));
    }

    @Override
    public void reply(Item item, Item parent) {
        var fields = message(item);
        fields.add(Map.entry("OriginalRepliedMessageSid", sid(parent)));
        hand(item, fields);
    }

    /** A sample is the body of a request. */
    @Override
    public void sample(String name, byte[] bytes) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (String pair : new String(bytes, StandardCharsets.UTF_8).strip().split("&", -1)) {
            var half = pair.split("=", 2);
            fields.add(Map.entry(half[0], java.net.URLDecoder.decode(half[1], StandardCharsets.UTF_8)));
        }
        hand(new Item(1_000_000 + name.hashCode() % 1_000, sender(0), name, name, null, List.of()), fields);
    }

    @Override
    public void goAway() {
        company.goAway();
    }

    @Override
    public void comeBack() {
        company.comeBack();
    }

    @Override
    public Doors doors() {
        return new SmsDoors();
    }

    @Override
    public Outbox outbox() {
        return new SmsOutbox();
    }

    @Override
    public Media media() {
        return new SmsMedia();
    }

    @Override
    public Archive archive() {
        return new Archive() {
            @Override
            public void lost(Item item) {
                company.listed(sid(item), item.from(), item.text(), clock.instant());
            }

            @Override
            public void forgetBefore(Instant when) {
                throw new DoesNotApply("the company keeps its list longer than a month, and does not say how long");
            }
        };
    }

    @Override
    public void close() {
        company.close();
    }

    private final class SmsDoors implements Doors {
        @Override
        public void forged(Item item, Forgery how) {
            var fields = message(item);
            exchanges.start(
                    item,
                    switch (how) {
                        case MISSING -> bare(SmsWebhook.MESSAGE, fields).build();
                        case WRONG ->
                            request(SmsWebhook.MESSAGE, fields, hub, "another token")
                                    .build();
                        case ALTERED_BODY -> {
                            String signature = TwilioSignature.sign(
                                    Provider.TOKEN,
                                    webhook(hub, SmsWebhook.MESSAGE).toString(),
                                    fields);
                            fields.add(Map.entry("Label", "more"));
                            yield bare(SmsWebhook.MESSAGE, fields)
                                    .setHeader("X-Twilio-Signature", signature)
                                    .build();
                        }
                    });
        }

        @Override
        public void atPath(Item item, String path) {
            exchanges.start(
                    item, request(path, message(item), hub, Provider.TOKEN).build());
        }

        @Override
        public void withHeaders(Item item, Map<String, String> headers) {
            signedFor(hub, item, headers);
        }

        @Override
        public void signedFor(URI address, Item item, Map<String, String> headers) {
            var request = request(SmsWebhook.MESSAGE, message(item), address, Provider.TOKEN);
            headers.forEach(request::setHeader);
            exchanges.start(item, request.build());
        }
    }

    private final class SmsOutbox implements Outbox {
        @Override
        public List<Sent> sent() {
            return List.copyOf(company.sent);
        }

        @Override
        public int asked() {
            return company.asked.get();
        }

        @Override
        public void be(Answer answer) {
            company.answer = answer;
        }

        @Override
        public long retryAfterSeconds() {
            return 9;
        }

        @Override
        public void report(String deliveryId, DeliveryReceipt.State state) throws Exception {
            var fields = Provider.fields(
                    "MessageSid",
                    "SMout",
                    "AccountSid",
                    Provider.ACCOUNT,
                    "To",
                    sender(1),
                    "MessageStatus",
                    state.name().toLowerCase(Locale.ROOT));
            var unused = Exchanges.ask(request(SmsWebhook.STATUS + "?d=" + deliveryId, fields, hub, Provider.TOKEN)
                    .build());
        }
    }

    private final class SmsMedia implements Media {
        @Override
        public void be(Mood mood) {
            company.mood = mood;
        }

        @Override
        public void redirect(URI elsewhere) {
            company.elsewhere = elsewhere;
        }

        @Override
        public void offer(Flood flood) {
            company.flood = flood;
        }

        @Override
        public void deliverWithFileAt(Item item, URI address) {
            var fields = message(item);
            fields.removeIf(field -> field.getKey().equals("NumMedia"));
            fields.addAll(Provider.fields(
                    "NumMedia", "1", "MediaUrl0", address.toString(), "MediaContentType0", "image/jpeg"));
            hand(item, fields);
        }
    }
}
