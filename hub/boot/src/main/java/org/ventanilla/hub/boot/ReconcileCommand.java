package org.ventanilla.hub.boot;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reconcile INSTANCE [--from TIME]}: has a connector of a running hub ask its source what never reached us. */
@Command(
        name = "reconcile",
        description = {
            "Asks the source of a connector what never reached us, and takes it in.",
            "Exit code 0: nothing was missing; 1: something had been lost and is in now; 2: it could not be asked."
        },
        mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {
    @Mixin
    private Who who = new Who();

    @Parameters(arity = "1", paramLabel = "INSTANCE", description = "the connector's name in the configuration")
    private @Nullable String instance;

    @Option(names = "--from", paramLabel = "TIME", description = "from when on, as 2026-03-01T10:15:30Z")
    private @Nullable String from;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try {
            var found =
                    who.signIn().post("/v1/connectors/" + instance + "/reconcile", new JsonObject().put("from", from));
            int backfilled = found.getInteger("backfilled");
            out.printf(
                    Locale.ROOT,
                    "%s to %s: %d items, %d had not reached us%n",
                    found.getString("from"),
                    found.getString("to"),
                    found.getInteger("items"),
                    backfilled);
            return backfilled == 0 ? 0 : 1;
        } catch (StaffClient.Refused e) {
            out.println(e.getMessage());
            return 2;
        }
    }
}
