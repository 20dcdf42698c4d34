package org.example.@name@;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.conformance.BadOptions;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Samples;
import org.ventanilla.connector.conformance.Subject;

/** What the kit must know of this connector. */
public final class @Name@Subject implements Subject {
    @Override
    public Connector connector() {
        return new @Name@Connector();
    }

    @Override
    public FaultySource source(Vertx vertx, Clock clock) {
        return new @Name@World(vertx, instance());
    }

    @Override
    public List<BadOptions> badOptions() {
        return List.of(BadOptions.without("token"), BadOptions.with("provider", "nowhere"));
    }

    @Override
    public Set<String> secrets() {
        return Set.of(@Name@World.TOKEN);
    }

    @Override
    public Path samples() {
        return Samples.beside(@Name@Subject.class, "/samples");
    }
}
