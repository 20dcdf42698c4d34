package org.ventanilla.connector.sms;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.ConnectorHost;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.HostServices;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.MemorySourceState;

/** The parts of an instance as its host gets them, with the real way to the outside. */
final class Parts {
    private Parts() {}

    static Assembly of(Vertx vertx, Path state, JsonObject options, Duration patience) {
        var clock = Clock.fixed(Provider.NOW, ZoneOffset.UTC);
        var services = new HostServices(
                vertx,
                clock,
                URI.create("https://city.example"),
                state,
                new MemoryBlobs(),
                new MemorySourceState(clock).node("one"),
                Hosting.QUICK);
        var parts = new AtomicReference<Assembly>();
        var watched = new Connector() {
            @Override
            public Descriptor descriptor() {
                return new SmsConnector().descriptor();
            }

            @Override
            public Assembly assemble(ConnectorContext context) {
                var assembled = SmsConnector.assemble(context, patience);
                parts.set(assembled);
                return assembled;
            }
        };
        try {
            assertHosted(new ConnectorHost(watched, "phones", options, services));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(parts.get());
    }

    private static void assertHosted(ConnectorHost host) {
        if (!host.instance().equals("phones")) {
            throw new AssertionError("not hosted");
        }
    }
}
