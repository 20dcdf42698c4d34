package org.ventanilla.connector.conformance.echo;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.conformance.BadOptions;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Subject;

/** An echo connector, healthy or not, with its world. */
public record EchoSubject(Supplier<? extends Connector> made) implements Subject {
    @Override
    public Connector connector() {
        return made.get();
    }

    @Override
    public FaultySource source(Vertx vertx, Clock clock) {
        var can = connector().descriptor().capabilities();
        return new EchoWorld(vertx, clock, instance(), can.contains(Capability.INBOUND_PUSH));
    }

    @Override
    public List<BadOptions> badOptions() {
        return List.of(BadOptions.without("token"), BadOptions.with("provider", "nowhere"));
    }

    @Override
    public Set<String> secrets() {
        return Set.of(EchoWorld.SECRET, EchoProvider.TOKEN);
    }

    @Override
    public Path samples() {
        return Path.of("src/test/samples/echo");
    }

    @Override
    public Path goldenKeys() {
        return Path.of("src/test/samples/" + instance() + ".keys");
    }
}
