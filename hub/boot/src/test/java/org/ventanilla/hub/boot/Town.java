package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ventanilla.connector.sandbox.Photo;
import org.ventanilla.connector.sandbox.Sandbox;

/** A city for a test: database, outside world and one hub, all real, on free ports of loopback. */
final class Town implements AutoCloseable {
    static final Path HOME = home();
    private static final int PORTS = 5;
    private static final int LOWEST_PORT = 10_000;
    private static final int HIGHEST_PORT = 30_000;

    final DemoPlan plan;
    final EmbeddedDatabase database;
    final Sandbox outside;
    final Web web;
    private final Vertx outsideVertx = Vertx.vertx();
    private UnaryOperator<JsonObject> changed = UnaryOperator.identity();
    private Hub hub;

    private Town(DemoPlan plan) throws IOException {
        this.plan = plan;
        this.database = EmbeddedDatabase.start(plan.data());
        this.outside = new Sandbox(outsideVertx, Clock.systemUTC(), plan.sandbox());
        Running.joined(outside.start().toCompletionStage());
        this.hub = start();
        this.web = new Web(plan.site());
    }

    static Town open(Path data) throws IOException {
        var town = new Town(new DemoPlan(HOME, data, freePorts(), DemoSecrets.in(data)));
        DemoCommand.staff(town.hub, town.plan.secrets());
        return town;
    }

    private Hub start() throws IOException {
        var connectors = ConnectorCatalogue.find(null);
        var settings = new SettingsFile(connectors, System.getenv())
                .settings(new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(changed.apply(plan.settings()).encode()));
        return Running.joined(
                Hub.start(settings, database.address(), connectors).toCompletionStage());
    }

    /** The hub goes away and comes back, as at an update. */
    void restartHub() throws IOException {
        stopHub();
        startHub();
    }

    void startHub() throws IOException {
        hub = start();
    }

    /** As after somebody edited the configuration. */
    void restartHub(UnaryOperator<JsonObject> edit) throws IOException {
        changed = edit;
        restartHub();
    }

    void stopHub() {
        Running.joined(hub.quiet().toCompletionStage());
        Running.joined(hub.vertx().close().toCompletionStage());
    }

    Hub hub() {
        return hub;
    }

    /** Answers a session token. */
    String logIn(String login, String password) {
        var answer = web.post(
                URI.create("/v1/login"),
                "",
                new JsonObject().put("login", login).put("password", password));
        return new JsonObject(answer.body()).getString("token");
    }

    // --- what citizens do

    void mail(String from, String subject, String text, String... photos) {
        Running.joined(outside.sendMail(
                        from,
                        plan.mail(),
                        subject,
                        text,
                        Stream.of(photos).map(Town::photo).toList())
                .toCompletionStage());
    }

    /** Answers the HTTP status with which the hub took it. */
    int text(String from, String body) {
        return Running.joined(outside.sendSms(from, body).toCompletionStage());
    }

    /** A channel that no connector of ours speaks hands in bytes that nobody can read. */
    void unreadable(String id) {
        String token = plan.secrets().intakeToken();
        var raw = web.post(URI.create("/v1/media"), token, "text/plain", "raw".getBytes(StandardCharsets.UTF_8));
        var submission = new JsonObject()
                .put("schema", "submission.v1")
                .put("key", "fax:" + id)
                .put("instance", "fax")
                .put("type", "fax")
                .put("rawRef", new JsonObject(raw.body()).getString("ref"))
                .put("quarantine", new JsonObject().put("reason", "unreadable"));
        int status = web.post(URI.create("/v1/intake"), token, submission).statusCode();
        if (status != 202) {
            throw new AssertionError("quarantined items are taken with 202, not " + status);
        }
    }

    static Photo photo(String name) {
        return new Photo(name, "image/jpeg", Buffer.buffer(bytes(name)));
    }

    static byte[] bytes(String resource) {
        try (var in = Town.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- what citizens see

    /** Mails and text messages that the city sent to somebody, oldest first. */
    List<JsonObject> answersTo(String citizen) {
        JsonObject all = web.json(plan.outside().resolve("/messages.json"));
        return Stream.of("mails", "texts")
                .flatMap(kind -> Web.objects(all.getJsonArray(kind)).stream())
                .filter(m -> "from-city".equals(m.getString("direction")) && citizen.equals(m.getString("to")))
                .sorted(java.util.Comparator.comparing(m -> m.getString("at")))
                .toList();
    }

    List<JsonObject> incidents() {
        return Web.objects(web.json(URI.create("/v1/incidents")).getJsonArray("incidents"));
    }

    /** The root of the project: tests run in the folder of their module. */
    private static Path home() {
        Path dir = Path.of("").toAbsolutePath();
        while (!Files.exists(dir.resolve("config/santander/city.yaml"))) {
            dir = Objects.requireNonNull(dir.getParent(), "not inside the project");
        }
        return dir;
    }

    /** Below the range of which every outgoing connection takes one: between looking and opening nobody comes by chance. */
    static int freePorts() {
        while (true) {
            int base = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try {
                for (int i = 0; i < PORTS; i++) {
                    PortsFree.check(base + i);
                }
                return base;
            } catch (IOException e) {
                // one of the row is taken: look for another row
            }
        }
    }

    @Override
    public void close() throws IOException {
        stopHub();
        Running.joined(outside.stop().toCompletionStage());
        Running.joined(outsideVertx.close().toCompletionStage());
        database.close();
    }
}
