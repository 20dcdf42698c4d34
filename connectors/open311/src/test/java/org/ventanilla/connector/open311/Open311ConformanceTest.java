package org.ventanilla.connector.open311;

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

/** Open311 keeps the rules of every connector. */
class Open311ConformanceTest implements ConnectorConformance {
    @Override
    public Subject subject() {
        return new Open311Subject();
    }

    private static final class Open311Subject implements Subject {
        @Override
        public Connector connector() {
            return new Open311Connector();
        }

        @Override
        public FaultySource source(Vertx vertx, Clock clock) {
            return new ClientWorld();
        }

        @Override
        public List<BadOptions> badOptions() {
            var twice = ClientWorld.settings().getJsonArray("clients");
            return List.of(
                    BadOptions.with("maxPhotos", 0),
                    BadOptions.with("clients", new JsonArray().addAll(twice).addAll(twice.copy())));
        }

        @Override
        public Set<String> secrets() {
            return Set.of(ClientWorld.KEY);
        }

        @Override
        public Path samples() {
            return Path.of("src/test/samples/requests");
        }

        @Override
        public Path goldenKeys() {
            return Path.of("src/test/samples/requests.keys");
        }
    }
}
