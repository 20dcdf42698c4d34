package org.ventanilla.hub.boot;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who asks which hub, on the command line. */
final class Who {
    @Option(names = "--config", required = true, description = "the configuration file of the hub")
    private @Nullable Path config;

    @Option(names = "--login", required = true, description = "a supervisor or admin")
    private @Nullable String login;

    @Option(
            names = "--password",
            required = true,
            interactive = true,
            arity = "0..1",
            description = "asked for when no value follows")
    private @Nullable String password;

    StaffClient signIn() {
        Settings settings = RunCommand.settings(Objects.requireNonNull(config));
        return StaffClient.signIn(settings.http(), Objects.requireNonNull(login), Objects.requireNonNull(password));
    }
}
