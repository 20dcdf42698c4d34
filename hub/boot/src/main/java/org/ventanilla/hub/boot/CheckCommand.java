package org.ventanilla.hub.boot;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check --config FILE}: validates a configuration and lists all problems at once. */
@Command(name = "check", description = "Validates a configuration, listing all problems at once.")
final class CheckCommand implements Callable<Integer> {
    @Option(names = "--config", required = true, description = "the configuration file")
    private @Nullable Path config;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = RunCommand.settings(Objects.requireNonNull(config));
        City.load(settings.city());
        Objects.requireNonNull(spec).commandLine().getOut().println("The configuration can be used.");
        return 0;
    }
}
