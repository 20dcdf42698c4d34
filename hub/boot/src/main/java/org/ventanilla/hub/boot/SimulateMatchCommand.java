package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.incident.RefusedAction;
import org.ventanilla.hub.match.MatchDecision.Outcome;
import org.ventanilla.hub.match.Policy;
import org.ventanilla.hub.match.PolicyTrial;
import org.ventanilla.hub.store.Migrations;
import org.ventanilla.model.Wire;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate match --config FILE --category C …}: a category's radius, window or bar, on the last twelve months. */
@Command(
        name = "match",
        description = {
            "What another radius, window or bar of a category would have done on the last twelve months.",
            "Reads only: to keep the rules, write them into taxonomy.yaml and city.yaml."
        },
        mixinStandardHelpOptions = true)
final class SimulateMatchCommand implements Callable<Integer> {
    @Option(names = "--config", required = true, description = "the configuration of the hub")
    private @Nullable Path config;

    @Option(names = "--category", required = true, description = "code of the category")
    private String category = "";

    @Option(names = "--radius", description = "metres between two reports of one thing; 0 never joins")
    private @Nullable Integer radius;

    @Option(names = "--window", description = "days between them")
    private @Nullable Integer days;

    @Option(names = "--bar", description = "score from which on a report joins, 0 to 1")
    private @Nullable Double bar;

    @Option(names = "--out", description = "writes everything as JSON")
    private @Nullable Path out;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        if (radius == null && days == null && bar == null) {
            throw new ParameterException(line, "say what to try: --radius, --window or --bar");
        }
        try {
            var result = simulated(new Policy(category, radius, days, bar));
            told(result, line.getOut());
            if (out != null) {
                Files.writeString(out, Wire.write(result));
            }
            return 0;
        } catch (RefusedAction e) {
            throw new ParameterException(line, "--category: " + e.getMessage());
        }
    }

    private PolicyTrial.Result simulated(Policy policy) throws IOException {
        Settings settings = RunCommand.settings(Objects.requireNonNull(config));
        City city = City.load(settings.city(), Clock.systemUTC().instant());
        var program = new Running();
        try {
            var database = program.database(settings);
            Migrations.apply(database);
            var vertx = Vertx.vertx();
            program.onStop(() -> Running.joined(vertx.close().toCompletionStage()));
            var rooms = Rooms.furnish(vertx, Clock.systemUTC(), database, settings, city);
            return Running.joined(rooms.policies().simulate(policy).toCompletionStage());
        } finally {
            program.stop();
        }
    }

    private void told(PolicyTrial.Result result, PrintWriter to) {
        to.println(result.reports() + " reports of " + category + " with a place in the last twelve months");
        to.println(String.format(Locale.ROOT, "%-12s %8s %8s", "", "today", "tried"));
        for (Outcome outcome : Outcome.values()) {
            int today = result.today().getOrDefault(outcome, 0);
            int tried = result.tried().getOrDefault(outcome, 0);
            to.println(
                    String.format(Locale.ROOT, "%-12s %8d %8d", outcome.name().toLowerCase(Locale.ROOT), today, tried));
        }
        to.println(result.different() + " would have been decided otherwise"
                + (result.different() == 0 ? "" : ", such as"));
        result.examples()
                .forEach(e ->
                        to.println("  " + e.report() + " " + e.at() + " " + (e.place() == null ? "" : e.place() + " ")
                                + verdict(e.today()) + " -> " + verdict(e.tried())));
        to.flush();
    }

    private static String verdict(PolicyTrial.Verdict v) {
        String what = v.outcome().name().toLowerCase(Locale.ROOT);
        return v.with() == null ? what : what + " " + v.with() + String.format(Locale.ROOT, " (%.2f)", v.score());
    }
}
