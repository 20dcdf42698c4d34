package org.ventanilla.hub.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.Example;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code check --config FILE [--connect]}: validates a configuration and lists all problems at once; with {@code --connect}
 * each connector also tries its options against its source.
 */
@Command(
        name = "check",
        description = {
            "Validates a configuration, listing all problems at once.",
            "Exit code 0: it can be used; 2: something is to be corrected."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final int OPERATORS = 2;

    @Option(names = "--config", required = true, description = "the configuration file")
    private @Nullable Path config;

    @Option(
            names = "--connect",
            description = "also ask each connector to try its options against its source; sends and changes nothing")
    private boolean connect;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = Objects.requireNonNull(config);
        var there = ConnectorCatalogue.scan(SettingsFile.connectorsDir(file));
        Settings settings = new SettingsFile(there.connectors(), System.getenv()).read(file);
        City city = City.load(settings.city(), Clock.systemUTC().instant());
        Example.read(settings.city(), city);
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println("The configuration can be used.");
        return connect && !new ConnectCheck(settings, city, out).allWell(there) ? OPERATORS : 0;
    }
}
