package org.ventanilla.connector.web;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.conformance.BadOptions;
import org.ventanilla.connector.conformance.ConnectorConformance;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Subject;

/** The form keeps the rules of every connector. */
class WebConformanceTest implements ConnectorConformance {
    @Override
    public Subject subject() {
        return new WebSubject();
    }

    private static final class WebSubject implements Subject {
        @Override
        public Connector connector() {
            return new WebConnector();
        }

        @Override
        public String instance() {
            return "formulario";
        }

        @Override
        public FaultySource source(Vertx vertx, Clock clock) {
            return new FormWorld();
        }

        @Override
        public List<BadOptions> badOptions() {
            return List.of(BadOptions.with("path", "no slash"), BadOptions.with("maxPhotos", 0));
        }

        @Override
        public Path samples() {
            return Path.of("src/test/samples/form");
        }

        @Override
        public Path goldenKeys() {
            return Path.of("src/test/samples/form.keys");
        }
    }
}
