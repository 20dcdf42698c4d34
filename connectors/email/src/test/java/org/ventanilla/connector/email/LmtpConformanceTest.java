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

/** E-mail that comes by LMTP only keeps the rules of every connector too, and names mails like those of a mailbox. */
class LmtpConformanceTest implements ConnectorConformance {
    @Override
    public Subject subject() {
        return new LmtpSubject();
    }

    private static final class LmtpSubject implements Subject {
        private static final int BURST = 200;

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
            return new LmtpWorld(vertx);
        }

        @Override
        public List<BadOptions> badOptions() {
            return List.of(
                    BadOptions.without("lmtp"),
                    BadOptions.with("canaryEverySeconds", 60),
                    BadOptions.with("address", "nobody"));
        }

        @Override
        public Set<String> secrets() {
            return Set.of(PostOffice.PASSWORD, TokenServer.CLIENT_SECRET);
        }

        @Override
        public Path goldenKeys() {
            return Path.of("src/test/samples/mail.keys");
        }

        @Override
        public Path samples() {
            return Path.of("src/test/samples/mail");
        }

        @Override
        public int burst() {
            return BURST;
        }
    }
}
