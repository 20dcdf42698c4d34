package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Blobs;
import org.ventanilla.connector.Checker.Problem;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.HostServices;
import org.ventanilla.connector.NoReceipt;
import org.ventanilla.connector.Patience;
import org.ventanilla.connector.SourceState;
import org.ventanilla.hub.boot.Settings.ConnectorSetting;
import org.ventanilla.hub.city.City;
import org.ventanilla.model.Attachment;

/**
 * Asks every configured connector to try its options against its source. Nothing is started, nothing is kept: neither the
 * database nor the data folder is needed.
 */
final class ConnectCheck {
    /** A check ends itself before this; a connector that never comes back does not. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Settings settings;
    private final City city;
    private final PrintWriter out;

    ConnectCheck(Settings settings, City city, PrintWriter out) {
        this.settings = settings;
        this.city = city;
        this.out = out;
    }

    /** Prints a line for each instance; answers whether all is well. */
    boolean allWell(ConnectorCatalogue there) throws IOException {
        var vertx = Vertx.vertx();
        Path state = Files.createTempDirectory("ventanilla-check");
        try {
            var channels = Channels.assemble(
                    settings.connectors(),
                    there,
                    services(vertx, state),
                    (connector, c) -> CityOptions.filled(connector.descriptor().optionsSchema(), c.json(), city),
                    Channels.DEADLINE);
            boolean well = true;
            for (ConnectorSetting c : settings.connectors()) {
                well &= isWell(c, channels);
            }
            return well;
        } finally {
            Running.joined(vertx.close().toCompletionStage());
            delete(state);
        }
    }

    private boolean isWell(ConnectorSetting c, Channels channels) {
        if (c.isRemote()) {
            out.println(c.instance() + ": runs elsewhere, there is nobody to ask");
            return true;
        }
        List<String> problems = channels.hosts().stream()
                .filter(host -> host.instance().equals(c.instance()))
                .findFirst()
                .map(ConnectCheck::problems)
                .orElseGet(() -> refused(c, channels));
        if (problems.isEmpty()) {
            out.println(c.instance() + ": OK");
        }
        problems.forEach(problem -> out.println(c.instance() + ": " + problem));
        out.flush();
        return problems.isEmpty();
    }

    private static List<String> problems(ConnectorHost host) {
        try {
            return new Guard(host.instance())
                            .call(DEADLINE, () -> host.check()
                                    .toCompletionStage()
                                    .toCompletableFuture()
                                    .get())
                            .problems()
                            .stream()
                            .map(ConnectCheck::words)
                            .toList();
        } catch (Guard.Refused e) {
            return List.of("the check " + e.getMessage());
        }
    }

    private static String words(Problem problem) {
        return problem.option().isEmpty() ? problem.text() : problem.option() + ": " + problem.text();
    }

    private static List<String> refused(ConnectorSetting c, Channels channels) {
        return channels.refused().stream()
                .filter(refusal -> refusal.name().equals(c.instance()))
                .map(Refusal::reason)
                .toList();
    }

    private HostServices services(Vertx vertx, Path state) {
        return new HostServices(
                vertx,
                Clock.systemUTC(),
                settings.http().publicUrl(),
                state,
                new Nothing(),
                new Nobody(),
                Patience.STANDARD);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A check has nothing to keep. */
    private record Nothing() implements Blobs {
        @Override
        public Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
            return Future.failedFuture(new NoReceipt("nothing is kept during a check"));
        }

        @Override
        public Future<Buffer> get(String ref) {
            return Future.failedFuture(new NoReceipt("nothing is kept during a check"));
        }
    }

    /** A check takes no lease: the source may be in use. */
    private record Nobody() implements SourceState {
        @Override
        public Future<@Nullable Long> lease(String instance, Duration ttl) {
            return Future.succeededFuture(null);
        }

        @Override
        public Future<Void> release(String instance, long token) {
            return Future.succeededFuture();
        }

        @Override
        public Future<@Nullable String> cursor(String instance) {
            return Future.succeededFuture(null);
        }

        @Override
        public Future<Void> saveCursor(String instance, String cursor, long token) {
            return Future.failedFuture(new NoReceipt("nothing is kept during a check"));
        }
    }
}
