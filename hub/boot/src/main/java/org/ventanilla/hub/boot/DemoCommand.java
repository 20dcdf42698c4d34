package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.sandbox.Sandbox;
import org.ventanilla.hub.identity.LoginTaken;
import org.ventanilla.hub.identity.NewStaff;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.hub.store.Database;
import org.ventanilla.model.Wire;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole city on this machine, the outside world included. */
@Command(
        name = "demo",
        description = "Runs everything on this machine: PostgreSQL, a mailbox, a telephone company, all channels.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "port of the site; the four after it are used as well")
    private int port;

    @Option(names = "--data", defaultValue = "demo-data", description = "folder that keeps everything between runs")
    private Path data = Path.of("demo-data");

    @Option(names = "--no-samples", description = "start with an empty city")
    private boolean noSamples;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path home = Path.of(System.getProperty("ventanilla.home", "."));
        boolean fresh = !Files.exists(data.resolve("secrets.json"));
        var plan = new DemoPlan(home, data, port, DemoSecrets.in(data));
        var extras = DemoExtras.in(data);
        var connectors = ConnectorCatalogue.scan(extras.dir());
        Settings settings = new SettingsFile(connectors.connectors(), System.getenv())
                .settings(extras.with(Wire.mapper().readTree(plan.settings().encode())));

        var program = new Running();
        PortsFree.check(port, plan.outsidePort(), plan.managementPort(), plan.smtpPort(), plan.imapPort());
        Database database = program.database(settings);
        var sandbox = new Sandbox(outside(program), Clock.systemUTC(), plan.sandbox());
        Running.joined(sandbox.start().toCompletionStage());
        program.onStop(() -> Running.joined(sandbox.stop().toCompletionStage()));
        Hub hub = program.hub(settings, database, connectors);
        staff(hub, plan.secrets());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        DemoBanner.print(out, plan);
        if (fresh && !noSamples) {
            new DemoSamples(hub.vertx(), sandbox, plan).send(out);
        }
        return program.untilStopped();
    }

    /** The outside world has event loops of its own, as it would have in earnest. */
    private static Vertx outside(Running program) {
        Vertx vertx = Vertx.vertx();
        program.onStop(() -> Running.joined(vertx.close().toCompletionStage()));
        return vertx;
    }

    static void staff(Hub hub, DemoSecrets secrets) {
        add(hub, "agente", secrets.agentPassword(), Role.AGENT);
        add(hub, "supervisora", secrets.supervisorPassword(), Role.SUPERVISOR);
    }

    private static void add(Hub hub, String login, String password, Role role) {
        var staff = new NewStaff(hub.rooms().city().id(), login, login, password, Set.of(role));
        try {
            Running.joined(hub.rooms().identity().createStaff(staff).toCompletionStage());
        } catch (LoginTaken e) {
            // Made by an earlier run in the same folder, with the same password.
        }
    }
}
