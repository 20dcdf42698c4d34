package org.ventanilla.hub.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;
import org.ventanilla.hub.city.Projection;
import org.ventanilla.hub.match.PolicyTrial.Said;

/** The incidents of a replay in memory: what the database would answer. Not thread-safe. */
final class PastIncidents {
    /** As many as the database tells of each sort. */
    private static final int NEAREST = 20;

    private static final double CELL_M = 250;

    private final Projection plane;
    private final Map<Cell, List<Incident>> cells = new HashMap<>();
    private final List<Incident> all = new ArrayList<>();

    private record Cell(long x, long y) {}

    private record Near(Incident incident, double metres) {}

    PastIncidents(Projection plane) {
        this.plane = plane;
    }

    /** One incident; it is open while one of its reports is. */
    private static final class Incident {
        private final long id;
        private final Said first;
        private final Set<Long> reporters = new HashSet<>();
        private Instant lastAt;
        private @Nullable Instant closedAt;

        Incident(long id, Said first) {
            this.id = id;
            this.first = first;
            this.lastAt = first.subject().at();
            this.closedAt = first.closedAt();
            add(first);
        }

        private void add(Said said) {
            Long reporter = said.subject().reporter();
            if (reporter != null) {
                reporters.add(reporter);
            }
            lastAt = said.subject().at();
            Instant closed = said.closedAt();
            if (closed == null || closedAt == null) {
                closedAt = null;
            } else if (closed.isAfter(closedAt)) {
                closedAt = closed;
            }
        }

        @Nullable Instant closed(Instant now) {
            return closedAt == null || closedAt.isAfter(now) ? null : closedAt;
        }

        Candidate at(Instant now) {
            Subject s = first.subject();
            return new Candidate(
                    id,
                    s.category(),
                    s.lat(),
                    s.lon(),
                    s.precisionM(),
                    s.place(),
                    s.at(),
                    lastAt,
                    closed(now),
                    reporters,
                    s.channel());
        }

        boolean isSince(Instant since, Instant now) {
            Instant closed = closed(now);
            return !lastAt.isBefore(since) || (closed != null && !closed.isBefore(since));
        }
    }

    void open(Said said) {
        var incident = new Incident(all.size() + 1L, said);
        all.add(incident);
        cells.computeIfAbsent(cell(said.subject(), 0, 0), c -> new ArrayList<>())
                .add(incident);
    }

    void join(long id, Said said) {
        all.get((int) id - 1).add(said);
    }

    /** The first report of one; null for none. */
    @Nullable String first(long id) {
        return id < 1 || id > all.size() ? null : all.get((int) id - 1).first.id();
    }

    private Cell cell(Subject s, long east, long north) {
        return new Cell(
                (long) Math.floor(plane.x(s.lon()) / CELL_M) + east,
                (long) Math.floor(plane.y(s.lat()) / CELL_M) + north);
    }

    /** Candidates as the hub would look for them: by its radius, its window and its siblings. */
    List<Candidate> around(Subject s, Matching matching) {
        double radius = matching.searchRadiusM(s.category(), s.precisionM());
        Set<String> siblings = Set.copyOf(matching.siblings(s.category()));
        Instant since = s.at().minus(matching.window(s.category()));
        List<Near> near = new ArrayList<>();
        long reach = (long) Math.ceil(radius / CELL_M);
        for (long east = -reach; east <= reach; east++) {
            for (long north = -reach; north <= reach; north++) {
                for (Incident i : cells.getOrDefault(cell(s, east, north), List.of())) {
                    double metres = metres(s, i.first.subject());
                    if (metres <= radius
                            && siblings.contains(i.first.subject().category())
                            && i.isSince(since, s.at())) {
                        near.add(new Near(i, metres));
                    }
                }
            }
        }
        near.sort(Comparator.comparingDouble(Near::metres));
        List<Candidate> found = new ArrayList<>();
        for (boolean open : new boolean[] {true, false}) {
            near.stream()
                    .map(Near::incident)
                    .filter(i -> (i.closed(s.at()) == null) == open)
                    .limit(NEAREST)
                    .forEach(i -> found.add(i.at(s.at())));
        }
        return found;
    }

    private double metres(Subject a, Subject b) {
        return plane.distance(new LatLon(a.lat(), a.lon()), new LatLon(b.lat(), b.lon()));
    }
}
