package org.ventanilla.connector.sms;

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

/** Text messages keep the rules of every connector. */
class SmsConformanceTest implements ConnectorConformance {
    @Override
    public Subject subject() {
        return new SmsSubject();
    }

    private static final class SmsSubject implements Subject {
        @Override
        public Connector connector() {
            return new SmsConnector();
        }

        @Override
        public String instance() {
            return SmsWorld.INSTANCE;
        }

        @Override
        public FaultySource source(Vertx vertx, Clock clock) {
            return new SmsWorld(vertx, clock);
        }

        @Override
        public List<BadOptions> badOptions() {
            return List.of(
                    BadOptions.without("from"),
                    BadOptions.with("region", "XX"),
                    BadOptions.with("apiKey", "SK1"),
                    BadOptions.with("apiBase", "http://api.example"),
                    BadOptions.with("authTokens", new JsonArray()));
        }

        @Override
        public Set<String> secrets() {
            return Set.of(Provider.TOKEN, "secondary-token");
        }

        @Override
        public Path samples() {
            return Path.of("src/test/samples/sms");
        }

        @Override
        public Path goldenKeys() {
            return Path.of("src/test/samples/sms.keys");
        }
    }
}
