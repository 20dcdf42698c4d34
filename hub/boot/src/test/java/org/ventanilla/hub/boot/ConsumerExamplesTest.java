package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.Wire;

/** The examples of the downstream guide, as they stand there, against a whole hub that is a member of a cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsumerExamplesTest {
    private static final Path EXAMPLES = Town.HOME.resolve("docs/examples/consumers");
    private static final String TOKEN = "the token of the bridges, long enough";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private Path folder = Path.of("");
    private DemoPlan plan;
    private EmbeddedDatabase database;
    private Hub hub;
    private String admin = "";
    private int ports;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        plan = new DemoPlan(
                Town.HOME, folder.resolve("data"), Town.freePorts(), DemoSecrets.in(folder.resolve("data")));
        ports = Town.freePorts();
        database = EmbeddedDatabase.start(folder.resolve("data"));
        var connectors = ConnectorCatalogue.find(null);
        var settings = new SettingsFile(connectors, Map.of())
                .settings(Wire.mapper().readTree(settings().encode()));
        hub = Running.joined(Hub.start(settings, database.address(), connectors).toCompletionStage());
        admin = hub.rooms()
                .identity()
                .issue(new StaffSession(7, hub.rooms().city().id(), "Lucía", Set.of(Role.ADMIN)));
    }

    private JsonObject settings() {
        var cluster = new JsonObject()
                .put("enabled", true)
                .put("port", ports)
                .put("members", new JsonArray().add("127.0.0.1:" + ports).add("127.0.0.1:" + (ports + 1)));
        var bridges = new JsonObject()
                .put("tokens", new JsonArray().add(TOKEN))
                .put("sockjs", new JsonObject().put("port", ports + 2));
        return plan.settings()
                .put("connectors", new JsonArray())
                .put("cluster", cluster)
                .put("bridges", bridges);
    }

    @AfterAll
    void stop() throws IOException {
        Running.joined(hub.quiet().toCompletionStage());
        Running.joined(hub.vertx().close().toCompletionStage());
        database.close();
    }

    private void happen(int count) {
        Running.joined(hub.rooms()
                .events()
                .write((tx, log) -> {
                    for (int i = 0; i < count; i++) {
                        String id = Integer.toString(i % 3);
                        log.add(new NewEvent(
                                "incident.looked-at",
                                id,
                                Clock.systemUTC().instant(),
                                Map.of("incidentId", id, "version", 1)));
                    }
                    return Future.succeededFuture();
                })
                .toCompletionStage());
    }

    private EventCursor head() {
        return Running.joined(hub.rooms().events().head().toCompletionStage()).cursor();
    }

    /** Through the door that administrators use. */
    private String registered(String name) throws Exception {
        var wanted = new JsonObject().put("name", name).put("after", "head").encode();
        var request = HttpRequest.newBuilder(URI.create(plan.site() + "/v1/consumers"))
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wanted))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getString("key");
    }

    /** An example at work. */
    private record Example(Process process, Path log) implements AutoCloseable {
        String said() {
            try {
                return Files.readString(log, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** Numbers at the beginning of its lines: positions in the log. */
        List<Long> positions() {
            var list = new ArrayList<Long>();
            said().lines()
                    .filter(line -> line.matches("[0-9]+ .*"))
                    .forEach(line -> list.add(Long.valueOf(line.substring(0, line.indexOf(' ')))));
            return list;
        }

        void awaitUpTo(long position) {
            Eventually.see(
                    "position " + position + " in what it says: " + log, this::positions, p -> p.contains(position));
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Example run(Path in, String... command) throws IOException {
        Path log = Files.createTempFile(folder, "example", ".log");
        var process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Example(process, log);
    }

    private static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /** What was there before it came, what happens while it listens, and nothing twice after it comes again. */
    private void follows(String... command) throws Exception {
        long before = head().position() - 20;
        try (var example = run(folder, command)) {
            example.awaitUpTo(before + 20);
            happen(5);
            example.awaitUpTo(before + 25);
            assertThat(example.process.waitFor(30, TimeUnit.SECONDS))
                    .as(example.said())
                    .isTrue();
            assertThat(example.positions()).containsExactlyElementsOf(from(before + 1, before + 25));
        }
        happen(25);
        try (var again = run(folder, command)) {
            assertThat(again.process.waitFor(60, TimeUnit.SECONDS))
                    .as(again.said())
                    .isTrue();
            assertThat(again.positions()).containsExactlyElementsOf(from(before + 26, before + 50));
        }
    }

    @Test
    void every_example_is_short() throws IOException {
        for (String name : List.of("consumer.py", "consumer.js", "HttpConsumer.java", "ClusterConsumer.java")) {
            assertThat(Files.readAllLines(EXAMPLES.resolve(name))).as(name).hasSizeLessThan(60);
        }
    }

    @Test
    void python_over_http() throws Exception {
        assumeTrue(has("python3"), "SKIPPED: there is no python3 here, the Python consumer was not run");
        String key = registered("python");
        happen(20);
        follows(
                "python3",
                EXAMPLES.resolve("consumer.py").toString(),
                plan.site().toString(),
                "python",
                key,
                "25");
    }

    @Test
    void java_over_http() throws Exception {
        String key = registered("java");
        happen(20);
        String source = EXAMPLES.resolve("HttpConsumer.java").toString();
        follows(JAVA, "-cp", CLASS_PATH, source, plan.site().toString(), "java", key, "25");
    }

    @Test
    void node_over_the_sockjs_bridge_with_the_published_client() throws Exception {
        assumeTrue(has("node") && has("npm"), "SKIPPED: there is no node here, the Node consumer was not run");
        Path in = Files.createDirectories(folder.resolve("node"));
        for (String name : List.of("package.json", "consumer.js")) {
            Files.copy(EXAMPLES.resolve(name), in.resolve(name));
        }
        try (var install = run(in, "npm", "install", "--no-audit", "--no-fund")) {
            boolean ended = install.process.waitFor(3, TimeUnit.MINUTES);
            assumeTrue(
                    ended && install.process.exitValue() == 0,
                    "SKIPPED: the published client could not be installed, the Node consumer was not run");
        }
        String key = registered("node");
        happen(20);
        String bridge = "http://127.0.0.1:" + (ports + 2) + "/bus";
        follows("node", in.resolve("consumer.js").toString(), bridge, TOKEN, "node", key, "25");
    }

    @Test
    void a_member_of_the_cluster_follows_live() throws Exception {
        EventCursor start = head();
        happen(20);
        String member = "127.0.0.1:" + ports;
        String source = EXAMPLES.resolve("ClusterConsumer.java").toString();
        String own = Integer.toString(ports + 1);
        try (var example = run(folder, JAVA, "-cp", CLASS_PATH, source, member, own, start.text())) {
            example.awaitUpTo(start.position() + 20);
            for (int i = 0; i < 10; i++) {
                happen(3);
            }
            example.awaitUpTo(start.position() + 50);
            assertThat(example.positions())
                    .containsExactlyElementsOf(from(start.position() + 1, start.position() + 50));
        }
    }

    private static boolean has(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
