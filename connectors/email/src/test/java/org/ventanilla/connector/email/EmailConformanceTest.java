package org.ventanilla.connector.email;

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

/** E-mail keeps the rules of every connector. */
class EmailConformanceTest implements ConnectorConformance {
    @Override
    public Subject subject() {
        return new EmailSubject();
    }

    private static final class EmailSubject implements Subject {
        private static final int SLOW_SOURCE = 30;

        @Override
        public Connector connector() {
            return new EmailConnector();
        }

        @Override
        public String instance() {
            return "buzon";
        }

        @Override
        public FaultySource source(Vertx vertx, Clock clock) throws Exception {
            return new MailWorld(vertx);
        }

        @Override
        public List<BadOptions> badOptions() {
            return List.of(
                    BadOptions.with("doneFolder", "INBOX"),
                    BadOptions.with("address", "nobody"),
                    BadOptions.with("pollEverySeconds", 0));
        }

        @Override
        public Set<String> secrets() {
            return Set.of(PostOffice.PASSWORD, TokenServer.CLIENT_SECRET);
        }

        @Override
        public Path samples() {
            return Path.of("src/test/samples/mail");
        }

        @Override
        public Path goldenKeys() {
            return Path.of("src/test/samples/mail.keys");
        }

        @Override
        public int burst() {
            return SLOW_SOURCE;
        }
    }
}
