package org.ventanilla.hub.bench;

import io.vertx.sqlclient.SqlConnection;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.bench.PointsFile.Point;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.incident.Nearby;
import org.ventanilla.hub.match.Candidate;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.match.Subject;
import org.ventanilla.hub.understand.Evidence;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.PlaceGuess;
import org.ventanilla.model.GivenLocation;

/**
 * One report after the other, understood and compared with what is near it, by the parts that triage uses. Thread CPU for what the
 * hub does itself; for what the database does the time of the question on an idle connection, which is no less.
 */
final class Thinking {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int METRES = 25;

    private final MatchRig rig;
    private final History history;
    private final List<Point> points;
    private final Random random;

    Thinking(MatchRig rig, History history, List<Point> points, Random random) {
        this.rig = rig;
        this.history = history;
        this.points = points;
        this.random = random;
    }

    /** Milliseconds a report, part by part. */
    record Costs(Spread understood, Spread asked, Spread decided, Spread all, double candidates) {
        double meanMillis() {
            return all.mean();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "  understood (CPU)             %s%n  near ones found (database)   %s%n  compared (CPU)               %s%n"
                            + "  together                     %s%n  candidates on average %.1f",
                    understood,
                    asked,
                    decided,
                    all,
                    candidates);
        }
    }

    /** Of many numbers. */
    record Spread(double p50, double p99, double mean) {
        static Spread of(double[] values) {
            double[] v = values.clone();
            Arrays.sort(v);
            double mean = Arrays.stream(v).average().orElse(0);
            return new Spread(v[v.length / 2], v[(int) (v.length * 0.99)], mean);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "p50 %6.2f ms   p99 %6.2f ms   mean %6.2f ms", p50, p99, mean);
        }
    }

    Costs run(int reports) {
        double[][] ms = new double[4][reports];
        long candidates = 0;
        SqlConnection lane = rig.laneConnection();
        for (int i = 0; i < reports; i++) {
            candidates += one(lane, ms, i);
        }
        MatchRig.joined(lane.close());
        return new Costs(
                Spread.of(ms[0]), Spread.of(ms[1]), Spread.of(ms[2]), Spread.of(ms[3]), (double) candidates / reports);
    }

    private int one(SqlConnection lane, double[][] ms, int i) {
        Point p = points.get(random.nextInt(points.size()));
        Category category = history.category(p);
        var heard = heard(category, p);
        long start = THREADS.getCurrentThreadCpuTime();
        var understood = rig.understanding.understand(heard);
        ms[0][i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        Instant now = Clock.systemUTC().instant();
        PlaceGuess place = understood.place();
        if (place == null || !rig.matching.mayJoin(understood.filedUnder())) {
            ms[3][i] = ms[0][i];
            return 0;
        }
        long asking = System.nanoTime();
        var near = near(lane, understood.filedUnder(), place, now);
        ms[1][i] = (System.nanoTime() - asking) / 1e6;
        long deciding = THREADS.getCurrentThreadCpuTime();
        rig.matching.decide(subject(understood.filedUnder(), place, now), near, now);
        ms[2][i] = (THREADS.getCurrentThreadCpuTime() - deciding) / 1e6;
        ms[3][i] = ms[0][i] + ms[1][i] + ms[2][i];
        return near.size();
    }

    private Heard heard(Category category, Point p) {
        var here = new Evidence(p.lat(), p.lon(), (double) METRES, GivenLocation.Obtained.DEVICE);
        return new Heard(words(category, random.nextInt(90)), null, "es", null, null, List.of(here), null, "web", null);
    }

    /** The name of what it is, with a street and a number: what understanding has to look for. */
    static String words(Category category, int house) {
        String keyword = category.keywordsEs().isEmpty()
                ? category.nameEs()
                : category.keywordsEs().get(0).replace("*", "");
        return "Buenos días, " + keyword + ", " + category.nameEs() + ", delante del número " + (house + 1)
                + " de la calle Burgos. Lleva así varios días y pasan niños camino del colegio.";
    }

    private List<Candidate> near(SqlConnection lane, String category, PlaceGuess place, Instant now) {
        var metres = rig.city.gazetteer().projection();
        double radius = rig.matching.searchRadiusM(category, place.precisionM());
        var query = new Nearby.Query(
                metres.x(place.lon()),
                metres.y(place.lat()),
                radius,
                rig.matching.siblings(category),
                now.minus(rig.matching.window(category)),
                now.minus(Matching.RECENTLY_CLOSED),
                new Nearby.Reach(radius - Matching.HOPELESS_M, place.name()));
        return MatchRig.joined(rig.incidents.near(lane, List.of(query))).get(0).stream()
                .map(Thinking::candidate)
                .toList();
    }

    private static Candidate candidate(Nearby n) {
        return new Candidate(
                n.id(),
                n.category(),
                n.lat(),
                n.lon(),
                n.precisionM(),
                n.place(),
                n.openedAt(),
                n.lastReportAt(),
                n.closedAt(),
                new HashSet<>(n.contacts()),
                n.channel());
    }

    private static Subject subject(String category, PlaceGuess place, Instant now) {
        @Nullable Long nobody = null;
        return new Subject(category, place.lat(), place.lon(), place.precisionM(), place.name(), nobody, now, "web");
    }
}
