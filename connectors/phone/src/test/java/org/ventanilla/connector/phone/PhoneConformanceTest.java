package org.ventanilla.connector.phone;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.conformance.BadOptions;
import org.ventanilla.connector.conformance.ConnectorConformance;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Subject;

/** The telephone keeps the rules of every connector, and those of its kind. */
class PhoneConformanceTest implements ConnectorConformance {
    @Override
    public Subject subject() {
        return new PhoneSubject();
    }

    private static final class PhoneSubject implements Subject {
        @Override
        public Connector connector() {
            return new PhoneConnector();
        }

        @Override
        public String instance() {
            return PhoneWorld.INSTANCE;
        }

        @Override
        public FaultySource source(Vertx vertx, Clock clock) {
            return new PhoneWorld(vertx);
        }

        @Override
        public List<BadOptions> badOptions() {
            return List.of(
                    BadOptions.with("phoneRegion", "XX"),
                    BadOptions.without("siteName"),
                    BadOptions.with("operator", "942000010"),
                    BadOptions.with("authTokens", new JsonArray()));
        }

        @Override
        public Set<String> secrets() {
            return Set.of(PhoneWorld.TOKEN);
        }

        @Override
        public Path samples() {
            return Path.of("src/test/samples/phone");
        }

        @Override
        public Path goldenKeys() {
            return Path.of("src/test/samples/phone.keys");
        }
    }
}
