package org.ventanilla.connector.telegram;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.conformance.BadOptions;
import org.ventanilla.connector.conformance.ConnectorConformance;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Subject;

/** The whole kit over this connector, against a messenger on loopback. */
class TelegramConformanceTest implements ConnectorConformance {
    @Override
    public Subject subject() {
        return new TelegramSubject();
    }

    /** What the kit must know. */
    static final class TelegramSubject implements Subject {
        @Override
        public Connector connector() {
            return new TelegramConnector();
        }

        @Override
        public FaultySource source(Vertx vertx, Clock clock) {
            return new TelegramSource(vertx, clock);
        }

        @Override
        public List<BadOptions> badOptions() {
            return List.of(
                    BadOptions.without("token"),
                    BadOptions.with("token", "no colon"),
                    BadOptions.with("pollSeconds", 90));
        }

        @Override
        public Set<String> secrets() {
            return Set.of(TelegramSource.TOKEN);
        }

        @Override
        public Path samples() {
            return Path.of("src/test/samples");
        }

        @Override
        public Path goldenKeys() {
            return Path.of("src/test/samples.keys");
        }
    }
}
