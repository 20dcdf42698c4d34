package org.ventanilla.hub.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run --config FILE}: one node in production. */
@Command(name = "run", description = "Runs one node of the hub.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Option(names = "--config", required = true, description = "the configuration file")
    private @Nullable Path config;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = Objects.requireNonNull(config);
        var there = ConnectorCatalogue.scan(SettingsFile.connectorsDir(file));
        Settings settings = new SettingsFile(there.connectors(), System.getenv()).read(file);
        var program = new Running();
        Database database = program.database(settings);
        program.hub(settings, database, there);
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println("Ventanilla listens on " + settings.http().publicUrl() + " (port "
                        + settings.http().port() + ").");
        return program.untilStopped();
    }

    /** Connectors of the configured folder count as well, so the file is read for that folder first. */
    static Settings settings(Path file) {
        return new SettingsFile(ConnectorCatalogue.find(SettingsFile.connectorsDir(file)), System.getenv()).read(file);
    }
}
