package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.identity.Identity;
import org.ventanilla.hub.identity.LoginTaken;
import org.ventanilla.hub.identity.NewStaff;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.store.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code staff add}: makes a login. The first one cannot be made by anybody who is already in. */
@Command(name = "staff", description = "Looks after the logins of the city's people.")
final class StaffCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Command(name = "add", description = "Makes a login.", mixinStandardHelpOptions = true)
    int add(
            @Option(names = "--config", required = true, description = "the configuration file") Path config,
            @Option(names = "--login", required = true, description = "name to sign in with") String login,
            @Option(names = "--name", description = "name to show; the login when left out") @Nullable String name,
            @Option(
                            names = "--role",
                            required = true,
                            split = ",",
                            description = "one or more of ${COMPLETION-CANDIDATES}")
                    Set<Role> roles,
            @Option(
                            names = "--password",
                            required = true,
                            interactive = true,
                            arity = "0..1",
                            description = "asked for when no value follows; at least 8 characters")
                    String password)
            throws IOException {
        Settings settings = RunCommand.settings(config);
        City city = City.load(settings.city(), Clock.systemUTC().instant());
        var program = new Running();
        Database database = program.database(settings);
        Migrations.apply(database);
        var vertx = Vertx.vertx();
        program.onStop(() -> Running.joined(vertx.close().toCompletionStage()));
        var identity = new Identity(
                vertx,
                database.pool(vertx),
                Clock.systemUTC(),
                settings.secrets().sessions());
        var line = Objects.requireNonNull(spec).commandLine();
        try {
            var wanted = new NewStaff(city.id(), login, name == null ? login : name, password, roles);
            Running.joined(identity.createStaff(wanted).toCompletionStage());
        } catch (LoginTaken | IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()), e);
        }
        line.getOut().println(login + " can sign in at " + settings.http().publicUrl() + "/staff");
        return 0;
    }
}
