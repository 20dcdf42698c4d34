package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.boot.reclassify.Doors;
import org.ventanilla.hub.boot.reclassify.Reclassification;
import org.ventanilla.hub.boot.reclassify.Tally;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.incident.CategoryFacts;
import org.ventanilla.hub.incident.Reclassifying;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.store.Migrations;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.Understood;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code reclassify --config FILE [--apply | --undo RUN]}: past incidents by the taxonomy of today. */
@Command(
        name = "reclassify",
        description = {
            "Gives past incidents the categories of today: those of categories that are retired what took their place,",
            "those that nobody could categorise what their words say beyond doubt. Tells what would move, and moves",
            "nothing without --apply. May run beside the hub; run it again after an interruption."
        },
        mixinStandardHelpOptions = true)
final class ReclassifyCommand implements Callable<Integer> {
    @Option(names = "--config", required = true, description = "the configuration of the hub")
    private @Nullable Path config;

    @Option(names = "--report", description = "where to write every verdict, as JSON lines")
    private @Nullable Path report;

    @ArgGroup
    private @Nullable Deed deed;

    @Spec
    private @Nullable CommandSpec spec;

    /** What is done about it. */
    static final class Deed {
        @Option(names = "--apply", description = "moves them")
        private boolean apply;

        @Option(
                names = "--undo",
                paramLabel = "RUN",
                description = "brings back what a run moved, but for what was changed since")
        private @Nullable Long undo;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = RunCommand.settings(Objects.requireNonNull(config));
        var clock = Clock.systemUTC();
        City city = City.load(settings.city(), clock.instant());
        var program = new Running();
        try {
            var database = program.database(settings);
            Migrations.apply(database);
            var vertx = Vertx.vertx();
            program.onStop(() -> Running.joined(vertx.close().toCompletionStage()));
            var rooms = Rooms.furnish(vertx, clock, database, settings, city);
            return done(new Reclassification(new RoomDoors(rooms)), city, clock);
        } finally {
            program.stop();
        }
    }

    private int done(Reclassification work, City city, Clock clock) throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var out = line.getOut();
        var bar = new ProgressBar(out, ImportCommand.isTerminal(), clock);
        Long run = deed == null ? null : deed.undo;
        if (run != null) {
            if (!work.isKnown(run)) {
                throw new ParameterException(line, "--undo: there is no run " + run);
            }
            var undone = work.undo(run, bar);
            out.println(undone.restored() + " are as they were before run " + run + "; " + undone.changedSince()
                    + " were changed since and stay");
            out.flush();
            return 0;
        }
        try (Writer lines = report == null ? null : Files.newBufferedWriter(report)) {
            looked(work, city, new Tally(lines), bar);
        }
        return 0;
    }

    private void looked(Reclassification work, City city, Tally tally, ProgressBar bar) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        boolean apply = deed != null && deed.apply;
        var done = apply ? work.apply(tally, bar) : work.dry(tally, bar);
        tally.tell(out, city.settings().incidentPrefix());
        var run = done.run();
        out.println("taxonomy " + city.taxonomy().version() + ": " + done.looked() + " looked at, " + done.moved()
                + (run == null
                        ? " would move; --apply moves them"
                        : " moved by run " + run.id() + "; --undo " + run.id() + " brings them back"));
        out.flush();
    }

    private record RoomDoors(Rooms rooms) implements Doors {
        @Override
        public City city() {
            return rooms.city();
        }

        @Override
        public Reclassifying reclassifying() {
            return rooms.incidents().categorising().reclassifying();
        }

        @Override
        public Map<Long, Heard> words(List<Long> reports) {
            Map<Long, Heard> words = new HashMap<>();
            var found = Running.joined(rooms.intake().find(null, reports).toCompletionStage());
            for (Received received : found) {
                Heard heard = ConfirmedHub.heard(received.submission());
                if (!heard.text().isBlank() || heard.title() != null) {
                    words.put(received.id(), heard);
                }
            }
            return words;
        }

        @Override
        public Function<Heard, Understood> understanding() {
            return rooms.understanding()::understand;
        }

        @Override
        public Optional<CategoryFacts> facts(String code) {
            return CategoryBook.find(rooms.city(), code);
        }
    }
}
