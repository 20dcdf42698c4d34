package org.ventanilla.hub.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.ventanilla.hub.bench.PointsFile.Point;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.markers.Markers;

/** Windows of a screen's size somewhere among the points, at every zoom from the whole city to one street. */
final class MapBench {
    /** Nothing is waited for: what else the machine does is left out. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int FIRST_ZOOM = 9;
    private static final int LAST_ZOOM = 19;
    private static final int ASKED = 600;
    private static final int WIDE_PX = 1280;
    private static final int HIGH_PX = 900;
    private static final int TILE_PX = 256;

    private final MatchRig rig;
    private final List<Point> points;
    private final PrintStream out;
    private final Random random = new Random(5);

    MapBench(MatchRig rig, List<Point> points, PrintStream out) {
        this.rig = rig;
        this.points = points;
        this.out = out;
    }

    void run() {
        long before = used();
        Markers markers = rig.markers();
        long start = System.nanoTime();
        MatchRig.joined(markers.open());
        double seconds = (System.nanoTime() - start) / 1e9;
        int size = markers.size().orElse(0);
        double bytes = (double) (used() - before) / size;
        say(
                "map: %,d incidents loaded from the database in %.1f s, %.0f bytes each (target 150)",
                size, seconds, bytes);
        for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
            ask(markers, zoom, false); // warm
        }
        double worst = 0;
        for (int zoom = FIRST_ZOOM; zoom <= LAST_ZOOM; zoom++) {
            worst = Math.max(worst, ask(markers, zoom, true));
        }
        say("map: the slowest zoom takes %.2f ms of CPU at p99 (target 5)", worst);
        markers.close();
    }

    /** Answers p99 in milliseconds. */
    private double ask(Markers markers, int zoom, boolean told) {
        double[] ms = new double[ASKED];
        long shown = 0;
        for (int i = 0; i < ASKED; i++) {
            var filter = filter(zoom, i);
            long start = THREADS.getCurrentThreadCpuTime();
            shown += markers.find(filter, zoom).orElseThrow().size();
            ms[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(ms);
        double p99 = ms[(int) (ASKED * 0.99)];
        if (told) {
            say(
                    "  zoom %2d   p50 %6.3f ms   p99 %6.3f ms   markers on average %.0f",
                    zoom, ms[ASKED / 2], p99, (double) shown / ASKED);
        }
        return p99;
    }

    /** A third of them all, a third only open ones, a third one group. */
    private IncidentFilter filter(int zoom, int i) {
        Point p = points.get(random.nextInt(points.size()));
        double degreesPerPixel = 360.0 / TILE_PX / (1 << zoom);
        double halfWide = WIDE_PX * degreesPerPixel / 2;
        double halfHigh = HIGH_PX * degreesPerPixel / 2 * Math.cos(Math.toRadians(p.lat()));
        var box = new Bbox(p.lon() - halfWide, p.lat() - halfHigh, p.lon() + halfWide, p.lat() + halfHigh);
        Set<Status> statuses = i % 3 == 1 ? Set.of(Status.RECEIVED, Status.UNDER_STUDY, Status.IN_PROGRESS) : Set.of();
        Set<String> categories = i % 3 == 2 ? Set.of("VIA") : Set.of();
        return new IncidentFilter(box, statuses, categories, null, Set.of(), null, 1);
    }

    /** Twice, because what the first collection frees may hold on to more. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
