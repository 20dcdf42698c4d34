package org.ventanilla.hub.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.ventanilla.hub.bench.Thinking.Costs;
import org.ventanilla.hub.city.City;

/**
 * What a report costs as a city's history grows, and what its maps do: one report understood and matched, a backlog triaged with
 * everything it writes, the clusters of a map. Real places are given; nothing of their words is used.
 */
final class MatchBench {
    private static final int REPORTS = 2_000;

    /** Few are a tenth of many; half of the few are open, then as later: the others are past. */
    private static final int TENTH = 10;

    private final Path data;
    private final int many;
    private final int few;
    private final int open;
    private final int backlog;
    private final PrintStream out;

    /**
     * @param many incidents at the end
     * @param backlog reports of a backlog
     */
    MatchBench(Path data, int many, int backlog, PrintStream out) {
        this.data = data;
        this.many = many;
        this.few = many / TENTH;
        this.open = few / 2;
        this.backlog = backlog;
        this.out = out;
    }

    void run() throws IOException {
        var file = PointsFile.read(data);
        try (var scratch = new Scratch(Files.createTempDirectory("bench-match"));
                var rig = rig(scratch, file)) {
            say(
                    "bench match: %,d places, durable PostgreSQL, %d processors",
                    file.points().size(), processors());
            var history = timed("history loaded", () -> new History(rig, file, open));
            var thinking = new Thinking(rig, history, file.points(), new Random(7));
            var pile = new Backlog(rig, history, file.points(), out);
            Costs first = at(history, few, thinking);
            double slow = pile.run(backlog / 2);
            grow(history, Math.min(many, file.points().size()));
            new MapBench(rig, file.points(), out).run();
            Costs last = at(history, many, thinking);
            double slower = pile.run(backlog);
            new MapBench(rig, file.points(), out).run();
            say(
                    "growth from %,d to %,d incidents: understood and matched x %.2f, triaged x %.2f (target 1.5)",
                    few, many, last.meanMillis() / first.meanMillis(), slow / slower);
        }
    }

    private static MatchRig rig(Scratch scratch, PointsFile file) throws IOException {
        Path files = scratch.folder("city");
        City city = BenchCity.at(file.middle(), files);
        return new MatchRig(city, BenchCity.understanding(city, files), scratch.folder("files"));
    }

    private Costs at(History history, int incidents, Thinking thinking) {
        grow(history, incidents);
        thinking.run(REPORTS / 2); // warm
        Costs costs = thinking.run(REPORTS);
        say("one report, %,d incidents, %,d of them open (targets 2 and 10 ms):%n%s", incidents, open, costs);
        return costs;
    }

    private void grow(History history, long incidents) {
        timed(String.format(Locale.ROOT, "%,d incidents", incidents), () -> {
            history.growTo(incidents);
            return history;
        });
    }

    private <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        say("(%s in %.1f s)", what, (System.nanoTime() - start) / 1e9);
        return result;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
