package org.ventanilla.connector.email;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.Health;
import org.ventanilla.connector.HostServices;
import org.ventanilla.connector.Pace;
import org.ventanilla.connector.Patience;
import org.ventanilla.connector.Vitals;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/** The email connector in its host, with real mail servers on one side and a small hub on the bus on the other. */
final class Rig implements AutoCloseable {
    static final String INSTANCE = "buzon";
    private static final Patience SHORT = new Patience(
            Duration.ofMillis(500),
            List.of(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofMillis(50),
            Duration.ofSeconds(10),
            List.of(),
            Patience.STANDARD.connections(),
            Patience.STANDARD.spool(),
            Pace.STANDARD);

    final Vertx vertx = Vertx.vertx();
    final PostOffice post = new PostOffice();
    final HandClock clock = new HandClock(Instant.now());
    final MemoryBlobs blobs = new MemoryBlobs();
    final MemoryState state = new MemoryState();
    final FakeHub hub = new FakeHub(vertx);
    private @Nullable ConnectorHost host;

    Rig start() throws IOException {
        return start(PostOffice.options(post.imapPort(), post.smtpPort()));
    }

    Rig start(JsonObject options) throws IOException {
        return start(new EmailConnector(), options);
    }

    Rig start(Connector connector, JsonObject options) throws IOException {
        var started = build(connector, INSTANCE, options);
        host = started;
        Wait.of(started.start());
        return this;
    }

    /** A host that nobody started. */
    ConnectorHost build(Connector connector, String instance, JsonObject options) throws IOException {
        var services =
                new HostServices(vertx, clock, URI.create("http://127.0.0.1"), Path.of("target"), blobs, state, SHORT);
        return new ConnectorHost(connector, instance, options, services);
    }

    void stop() {
        if (host != null) {
            Wait.of(host.stop());
        }
    }

    Health health() {
        return running().health();
    }

    Vitals vitals() {
        return running().vitals();
    }

    private ConnectorHost running() {
        if (host == null) {
            throw new IllegalStateException("not started");
        }
        return host;
    }

    SendOutcome send(OutboundUpdate update) {
        var patience = new DeliveryOptions().setSendTimeout(20_000);
        var reply = Wait.of(vertx.eventBus()
                .<JsonObject>request(Addresses.send(INSTANCE), new JsonObject(Wire.toMap(update)), patience));
        return Wire.parse(reply.body().encode(), SendOutcome.class);
    }

    @Override
    public void close() {
        stop();
        Wait.of(vertx.close());
        post.close();
    }
}
