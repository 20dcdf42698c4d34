package org.ventanilla.hub.boot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** One storm with everything that can go wrong, and the reckoning after it. */
final class Chaos {
    private static final int PERCENT_OF_EACH_FAULT = 4;

    private final Storm storm;
    private final Duo duo;
    private final List<String> problems = new ArrayList<>();
    private List<Mischief.Kind> happened = List.of();
    private int lost;
    private int doubled;
    private int samples;

    private Chaos(Storm storm, Duo duo) {
        this.storm = storm;
        this.duo = duo;
    }

    /**
     * What came of it.
     *
     * @param problems empty when all is well
     * @param line the same in one line for people
     */
    record Outcome(List<String> problems, String line) {}

    static Outcome run(Storm storm, Path folder) throws Exception {
        long began = System.nanoTime();
        String figures = "broken off";
        var problems = new ArrayList<String>();
        try (var duo = Duo.open(folder)) {
            var chaos = new Chaos(storm, duo);
            figures = chaos.run();
            problems.addAll(chaos.problems);
        } catch (AssertionError e) {
            problems.add(String.valueOf(e.getMessage())); // a line is owed for every seed
        }
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        String ending = problems.isEmpty() ? "ok" : "FAILED";
        return new Outcome(
                problems, String.format(Locale.ROOT, "seed %d: %s, %d s, %s", storm.seed(), figures, seconds, ending));
    }

    private String run() throws Exception {
        var faults = new Faults(storm.seed(), PERCENT_OF_EACH_FAULT);
        try (var elsewhere = Elsewhere.start(duo.folder(), duo.plan);
                var crowd = new Crowd(duo.plan, duo.outside, storm, elsewhere);
                var samples = Samples.of(duo.nodes())) {
            duo.door.plays(faults);
            long began = System.nanoTime();
            crowd.start();
            happened = new Mischief(duo, elsewhere, crowd, storm).happen();
            crowd.awaitAll();
            long over = System.nanoTime();
            Eventually.see("nothing waits elsewhere", elsewhere::isDone, done -> done, storm.patience());
            duo.door.plays(Faults.NONE);
            duo.awaitWhole();
            reckon(crowd);
            Eventually.see("all ledgers closed", this::open, open -> open.isEmpty(), storm.patience());
            this.samples = samples.taken();
            problems.addAll(samples.wrong());
            return String.format(
                    Locale.ROOT,
                    "%d reports, %d acknowledged, %d lost, %d doubled, %d samples, storm of %d s, faults %s %s",
                    storm.reports(),
                    crowd.acknowledged().size(),
                    lost,
                    doubled,
                    this.samples,
                    Duration.ofNanos(over - began).toSeconds(),
                    faults.happened(),
                    happened);
        }
    }

    private void reckon(Crowd crowd) {
        var reckoning = new Reckoning(duo.plan, storm, crowd, duo.owed());
        try {
            reckoning.add();
        } catch (AssertionError e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        List<String> kept = reckoning.kept();
        var missing = new HashSet<>(crowd.acknowledged());
        kept.forEach(missing::remove);
        lost = missing.size();
        doubled = kept.size() - new HashSet<>(kept).size();
    }

    /** Ledgers in which something still waits. */
    private List<String> open() {
        var open = new ArrayList<String>();
        for (Node node : duo.nodes()) {
            node.counts().forEach((instance, columns) -> {
                if (columns.getOrDefault("spooled", 0L) + columns.getOrDefault("in_flight", 0L) > 0) {
                    open.add(node + " " + instance + " " + columns);
                }
            });
        }
        return open;
    }
}
