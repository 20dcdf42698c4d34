package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.EventTypes;
import org.ventanilla.model.Wire;

/** {@code docs/asyncapi.yaml} says what travels: on the bus, in the stream and by webhook (CONTRACT OUT-11). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsyncApiTest {
    private static final Pattern SHORT = Pattern.compile(".*[.]ventanilla[.](.+[.]v[0-9]+)");
    /** Doorbells inside the hub, with nothing in them: nobody else listens. */
    private static final String INTERNAL = "ventanilla.v1.internal.";

    private static final int SAFE_SIZE = 64 * 1024;
    private static final Set<String> SILENT = Set.of(
            "recording", // RecordingsTest and TwilioRecordingsTest, each from its end
            "outboundWebhook"); // WebhookPushTest: the same record as on the bus

    private final Contract contract = Contract.of("asyncapi.yaml");
    private final List<String> called = new CopyOnWriteArrayList<>();
    private ApiTown city;
    private BusRecord bus;
    private HttpServer consumer;

    @BeforeAll
    void mainJob(@TempDir Path folder) throws Exception {
        city = new ApiTown(folder);
        bus = BusRecord.of(city.town.hub().vertx());
        listen();
        assertThat(city.town.text("+34600111222", "farola fundida c/ castilla 27"))
                .isEqualTo(200);
        city.town.mail("ana@correo.example", "Bache", "Hay un bache en la calle Burgos 12");
        new ApiTour(city).all();
        new BusTour(city).all();
        Eventually.see("events of the lamp's end were called out", () -> called, all -> all.stream()
                .anyMatch(text -> text.contains("incident.status-changed.v1")));
        Eventually.see("a heartbeat", this::live, all -> all.stream()
                .anyMatch(e -> e.path("type").asText().contains(EventTypes.HEARTBEAT)));
    }

    private void listen() throws Exception {
        consumer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        consumer.createContext("/", exchange -> {
            try (exchange) {
                called.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        consumer.start();
        String url = "http://127.0.0.1:" + consumer.getAddress().getPort() + "/";
        var made = city.site.post("/v1/webhooks", city.as(Role.ADMIN), new JsonObject().put("url", url));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String test = "/v1/webhooks/" + made.json().getString("id") + "/test";
        assertThat(city.site
                        .ask("POST", test, "", "", Traffic.bearer(city.as(Role.ADMIN)))
                        .status())
                .isEqualTo(200);
    }

    @AfterAll
    void close() throws Exception {
        consumer.stop(0);
        city.close();
    }

    @Test
    void the_document_keeps_its_specification() throws Exception {
        assertThat(contract.mistakes("asyncapi-3.0.json")).isEmpty();
        assertThat(contract.files())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(EventTypes.schema(file)).as(file).isPresent());
    }

    @Test
    void every_type_of_event_has_its_message_and_the_other_way_round() {
        var logged = EventTypes.logged().stream().map(t -> t + ".v1").collect(Collectors.toCollection(TreeSet::new));
        var all = new TreeSet<>(logged);
        all.add(EventTypes.HEARTBEAT + ".v1");
        var described = names("/components/messages").stream()
                .filter(name -> contract.root()
                        .at("/components/messages/" + name + "/contentType")
                        .asText()
                        .contains("cloudevents"))
                .collect(Collectors.toCollection(TreeSet::new));
        var everything = new TreeSet<>(all);
        everything.add(EventTypes.TEST + ".v1");
        assertThat(described).as("components.messages of docs/asyncapi.yaml").isEqualTo(everything);
        assertThat(names("/channels/live/messages")).as("channel live").isEqualTo(all);
        assertThat(names("/channels/stream/messages")).as("channel stream").isEqualTo(all);
        logged.add(EventTypes.TEST + ".v1");
        assertThat(names("/channels/webhook/messages")).as("channel webhook").isEqualTo(logged);
    }

    @Test
    void every_address_of_the_bus_is_a_channel_and_the_other_way_round() throws Exception {
        var addresses = new TreeSet<String>();
        for (var field : Addresses.class.getFields()) {
            addresses.add(String.valueOf(field.get(null)));
        }
        for (var method : Addresses.class.getDeclaredMethods()) {
            if (java.lang.reflect.Modifier.isPublic(method.getModifiers())) {
                addresses.add(String.valueOf(method.invoke(null, "{instance}")));
            }
        }
        var described = new TreeSet<String>();
        contract.root()
                .path("channels")
                .forEach(c -> described.add(c.path("address").asText()));
        described.removeIf(address -> !address.startsWith("ventanilla.v1."));
        assertThat(described).isEqualTo(addresses);
    }

    private Set<String> names(String pointer) {
        var names = new TreeSet<String>();
        contract.root().at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private List<JsonNode> live() {
        return bus.said().stream()
                .filter(s -> Addresses.EVENTS_LIVE.equals(s.address()))
                .map(BusRecord.Said::body)
                .toList();
    }

    @Test
    void what_went_over_the_bus_is_what_the_document_says() {
        var seen = new LinkedHashSet<String>();
        var wrong = new ArrayList<String>();
        for (BusRecord.Said said : bus.said()) {
            String channel = channel(said.address());
            if (!channel.isEmpty()) {
                seen.add(channel);
                wrong.addAll(problems(channel, said));
            } else if (said.address().startsWith("ventanilla.v1.")
                    && !said.address().startsWith(INTERNAL)) {
                wrong.add("no channel for " + said.address());
            }
        }
        assertThat(wrong).isEmpty();
        var silent = names("/channels");
        silent.removeAll(seen);
        silent.removeAll(Set.of("stream", "webhook", "read"));
        assertThat(silent).as("channels on which nothing was said").isEqualTo(SILENT);
    }

    private String channel(String address) {
        for (Map.Entry<String, JsonNode> channel :
                contract.root().path("channels").properties()) {
            String pattern =
                    Pattern.quote(channel.getValue().path("address").asText()).replace("{instance}", "\\E[^.]+\\Q");
            if (address.matches(pattern) && address.startsWith("ventanilla.")) {
                return channel.getKey();
            }
        }
        return "";
    }

    private List<String> problems(String channel, BusRecord.Said said) {
        if ("live".equals(channel)) {
            return problemsOfEvent(said.body());
        }
        Iterator<String> messages =
                contract.root().at("/channels/" + channel + "/messages").fieldNames();
        String request = messages.next();
        String message = said.isReply() ? messages.next() : request;
        return contract.problems("/components/messages/" + message + "/payload", said.body());
    }

    /** By its message, by the CloudEvents frame, and by the schema at the address it names. */
    private List<String> problemsOfEvent(JsonNode event) {
        var name = SHORT.matcher(event.path("type").asText());
        if (!name.matches()) {
            return List.of("not a type of ours: " + event);
        }
        var wrong = new ArrayList<>(contract.problems("/components/messages/" + name.group(1) + "/payload", event));
        wrong.addAll(contract.problemsByFile("cloudevent.v1.json", event));
        wrong.addAll(problemsOfCloudEvent(event));
        wrong.addAll(contract.problemsByFile(name.group(1) + ".json", event.path("data")));
        assertThat(event.path("dataschema").asText()).endsWith("/v1/schemas/" + name.group(1) + ".json");
        return wrong;
    }

    /** CloudEvents 1.0 by its own words, §3 and §4: names and types of attributes, those that must be there, the safe size. */
    private static List<String> problemsOfCloudEvent(JsonNode event) {
        var wrong = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> attribute : event.properties()) {
            JsonNode value = attribute.getValue();
            boolean plain = value.isTextual() ? !value.asText().isEmpty() : value.isInt() || value.isBoolean();
            if (!"data".equals(attribute.getKey())
                    && (!plain || !attribute.getKey().matches("[a-z0-9]{1,20}"))) {
                wrong.add("no attribute of CloudEvents: " + attribute);
            }
        }
        boolean whole = "1.0".equals(event.path("specversion").asText())
                && Stream.of("id", "source", "type")
                        .allMatch(name -> event.path(name).isTextual());
        if (!whole || event.toString().getBytes(StandardCharsets.UTF_8).length > SAFE_SIZE) {
            wrong.add("not CloudEvents 1.0, or too long: " + event.path("id"));
        }
        return wrong;
    }

    @Test
    void events_in_the_log_in_the_stream_and_by_webhook_are_what_the_document_says() throws Exception {
        var read = Running.joined(city.town
                .hub()
                .vertx()
                .eventBus()
                .<JsonObject>request(Addresses.EVENTS_READ, new JsonObject().put("limit", 500))
                .toCompletionStage());
        JsonNode answer = Wire.mapper().readTree(read.body().encode());
        assertThat(contract.problems("/components/messages/read-answer/payload", answer))
                .isEmpty();
        String stream = city.site.kept().stream()
                .filter(e -> e.type().equals("text/event-stream"))
                .findFirst()
                .orElseThrow()
                .body();
        var events = new ArrayList<JsonNode>();
        answer.path("events").forEach(events::add);
        for (String text : called) {
            events.add(Wire.mapper().readTree(text));
        }
        assertThat(stream).contains("\nid: ").contains("\ndata: {");
        assertThat(events.stream().flatMap(e -> problemsOfEvent(e).stream())).isEmpty();
        assertThat(events.stream().map(e -> e.path("type").asText().replaceFirst(".*ventanilla[.]", "")))
                .contains("incident.created.v1", "incident.status-changed.v1", "webhook.test.v1")
                .satisfies(types -> assertThat(Set.copyOf(types)).hasSizeGreaterThan(8));
    }

    @Test
    void a_reader_of_v1_reads_v1_with_more_in_it() throws Exception {
        ObjectNode event = Stream.of(live())
                .flatMap(List::stream)
                .filter(e -> e.path("type").asText().contains("incident.created"))
                .findFirst()
                .orElseThrow()
                .deepCopy();
        var before = Wire.mapper().treeToValue(event, CloudEvent.class);
        event.put("somethingnew", "of next year");
        ((ObjectNode) event.path("data"))
                .put("somethingNew", 1)
                .putObject("more")
                .put("deep", true);
        assertThat(problemsOfEvent(event)).isEmpty();
        var after = Wire.mapper().treeToValue(event, CloudEvent.class);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.position()).isEqualTo(before.position());
        assertThat(after.data()).containsAllEntriesOf(before.data());
    }
}
