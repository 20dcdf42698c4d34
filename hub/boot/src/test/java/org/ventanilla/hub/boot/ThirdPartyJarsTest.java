package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.Blobs;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.HostServices;
import org.ventanilla.connector.Patience;
import org.ventanilla.connector.SourceState;
import org.ventanilla.hub.boot.Jars.Third;
import org.ventanilla.hub.boot.Settings.ConnectorSetting;
import org.ventanilla.model.Attachment;

/** Whatever third parties bring: what cannot be used is left out by name, and the rest works. */
class ThirdPartyJarsTest {
    private static final Duration DEADLINE = Duration.ofMillis(1500);
    private static final String HANG = "try { Thread.sleep(Long.MAX_VALUE); } catch (InterruptedException e) { }";

    @TempDir
    private Path folder = Path.of("");

    private Path jarFolder;
    private Jars jars;
    private Vertx vertx;

    @BeforeEach
    void open() throws Exception {
        jarFolder = java.nio.file.Files.createDirectories(folder.resolve("jars"));
        jars = new Jars(jarFolder);
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() {
        Running.joined(vertx.close().toCompletionStage());
    }

    @Test
    void a_good_jar_is_found_with_a_class_loader_of_its_own() throws Exception {
        jars.add(Third.good("fax"));
        jars.add(Third.good("pigeon").options("\"loft\": {\"type\": \"string\", \"description\": \"Where\"}"));
        var there = ConnectorCatalogue.scan(jarFolder, DEADLINE);
        assertThat(there.refused()).isEmpty();
        assertThat(there.connectors()).containsKeys("email", "sms", "web", "fax", "pigeon");
        assertThat(of(there, "fax").getClass().getClassLoader())
                .isNotSameAs(of(there, "pigeon").getClass().getClassLoader());
    }

    @Test
    void every_bad_jar_is_refused_by_name_and_with_its_reason() throws Exception {
        jars.add(Third.good("fax"));
        jars.add(Third.good("old").version("99"));
        jars.add(Third.good("mute").options("\"loft\": {\"type\": \"string\"}"));
        jars.add(Third.good("bent").options("\"loft\": {\"type\": 7, \"description\": \"x\"}"));
        jars.add(Third.good("thrower").describing("if (true) throw new IllegalStateException(\"secret\");"));
        jars.add(Third.good("deep").describing("if (true) return descriptor();"));
        jars.add(Third.good("hanger").describing(HANG));
        jars.add(Third.good("nothing").describing("if (true) return null;"));
        jars.addBytes("torn.jar", "this is no jar");
        jars.addJar("other.jar", "readme.txt", "nothing to see");
        jars.addJar("liar.jar", "META-INF/services/org.ventanilla.connector.Connector", "no.such.Connector");
        var there = ConnectorCatalogue.scan(jarFolder, DEADLINE);
        assertThat(there.connectors()).containsKeys("email", "fax").doesNotContainKeys("old", "mute", "bent", "deep");
        Map<String, String> why = there.refused().stream().collect(Collectors.toMap(Refusal::name, Refusal::reason));
        assertThat(why)
                .contains(
                        entry("old.jar (old)", "it was written for contract version 99, this hub speaks 1"),
                        entry("mute.jar (mute)", "optionsSchema.loft: expected a description"),
                        entry("bent.jar (bent)", "optionsSchema: expected a valid JSON Schema (2020-12)"),
                        entry("thrower.jar", "threw java.lang.IllegalStateException"),
                        entry("deep.jar", "threw java.lang.StackOverflowError"),
                        entry("hanger.jar", "did not come back within 1 s"),
                        entry("nothing.jar", "it has no descriptor"),
                        entry("torn.jar", "it is not a readable jar"),
                        entry("liar.jar", "threw java.util.ServiceConfigurationError"))
                .containsKey("other.jar")
                .hasSize(10);
    }

    @Test
    void a_jar_cannot_take_the_place_of_a_channel_that_is_there() throws Exception {
        jars.add(Third.good("sms"));
        var there = ConnectorCatalogue.scan(jarFolder, DEADLINE);
        assertThat(there.refused()).extracting(Refusal::name).containsExactly("sms.jar (sms)");
        assertThat(of(there, "sms").getClass().getName()).startsWith("org.ventanilla.");
    }

    @Test
    void one_that_throws_hangs_or_lies_while_it_is_assembled_does_not_keep_the_others_from_starting() throws Exception {
        jars.add(Third.good("fax"));
        jars.add(Third.good("thrower").assembling("if (true) throw new AssertionError(\"secret\");"));
        jars.add(Third.good("deep").assembling("if (true) return assemble(context);"));
        jars.add(Third.good("hanger").assembling(HANG));
        jars.add(Third.good("picky")
                .assembling("if (true) throw new IllegalArgumentException(\"loft: expected one\");"));
        jars.add(Third.good("boaster").capabilities("Capability.OUTBOUND, Capability.INBOUND_POLL"));
        jars.add(Third.good("nothing").assembling("if (true) return null;"));
        var there = ConnectorCatalogue.scan(jarFolder, DEADLINE);
        var channels = assemble(there, "thrower", "deep", "hanger", "picky", "boaster", "nothing", "fax", "gone");
        Running.joined(channels.start().toCompletionStage());
        assertThat(channels.hosts()).extracting(ConnectorHost::instance).containsExactly("my-fax");
        assertThat(channels.hosts()).allMatch(ConnectorHost::isReady);
        Map<String, String> why = channels.refused().stream().collect(Collectors.toMap(Refusal::name, Refusal::reason));
        assertThat(why)
                .contains(
                        entry("my-thrower", "threw java.lang.AssertionError"),
                        entry("my-deep", "threw java.lang.StackOverflowError"),
                        entry("my-hanger", "did not come back within 1 s"),
                        entry("my-picky", "loft: expected one"),
                        entry("my-nothing", "assemble() returned nothing"),
                        entry("my-gone", "no connector speaks gone"))
                .hasSize(7);
        assertThat(why.get("my-boaster")).contains("OUTBOUND is declared").contains("INBOUND_POLL is declared");
        assertThat(why.toString()).doesNotContain("secret");
        Running.joined(channels.stop().toCompletionStage());
    }

    @Test
    void threads_a_connector_leaves_behind_are_counted_to_it_and_to_nobody_else() throws Exception {
        jars.add(Third.good("fax"));
        jars.add(Third.good("leaker")
                .assembling("Thread t = new Thread(() -> { " + HANG + " }); t.setDaemon(true); t.start();"));
        var channels = assemble(ConnectorCatalogue.scan(jarFolder, DEADLINE), "leaker", "fax");
        Map<String, Integer> strays = channels.hosts().stream()
                .collect(Collectors.toMap(
                        ConnectorHost::instance, host -> channels.strays(host).size()));
        assertThat(strays).containsOnly(entry("my-leaker", 1), entry("my-fax", 0));
    }

    private static Connector of(ConnectorCatalogue there, String type) {
        return Objects.requireNonNull(there.connectors().get(type));
    }

    private Channels assemble(ConnectorCatalogue there, String... types) {
        List<ConnectorSetting> configured = Stream.of(types)
                .map(type -> new ConnectorSetting("my-" + type, type, Map.of()))
                .toList();
        var services = new HostServices(
                vertx,
                Clock.systemUTC(),
                URI.create("http://localhost"),
                folder.resolve("state"),
                new NoBlobs(),
                new NoSources(),
                Patience.STANDARD);
        return Channels.assemble(configured, there, services, (connector, c) -> c.json(), DEADLINE);
    }

    /** These connectors keep nothing. */
    private record NoBlobs() implements Blobs {
        @Override
        public Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
            return Future.failedFuture("nothing is kept here");
        }

        @Override
        public Future<Buffer> get(String ref) {
            return Future.failedFuture("nothing is kept here");
        }
    }

    /** These connectors read no source. */
    private record NoSources() implements SourceState {
        @Override
        public Future<@Nullable Long> lease(String instance, Duration ttl) {
            return Future.failedFuture("nothing is read here");
        }

        @Override
        public Future<Void> release(String instance, long token) {
            return Future.succeededFuture();
        }

        @Override
        public Future<@Nullable String> cursor(String instance) {
            return Future.failedFuture("nothing is read here");
        }

        @Override
        public Future<Void> saveCursor(String instance, String cursor, long token) {
            return Future.failedFuture("nothing is read here");
        }
    }
}
