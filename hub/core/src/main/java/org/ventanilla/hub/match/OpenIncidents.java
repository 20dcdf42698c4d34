package org.ventanilla.hub.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The incidents of one city in memory, for a replay: what the database answers when the hub runs. Not thread-safe. */
final class OpenIncidents {
    private static final double SAME_CATEGORY_M = 400;
    private static final double OTHER_CATEGORY_M = 120;
    private static final int HOUSES = 30;
    private static final long DAY = 86_400;
    private static final long WINDOW = 240 * DAY;
    private static final long RECENTLY_CLOSED = 20 * DAY;

    private final Map<Cell, List<Entry>> cells = new HashMap<>();
    private final Map<String, List<Entry>> streets = new HashMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final Map<String, Stays> stays = new HashMap<>();

    private record Cell(long x, long y) {}

    private record Entry(Side side, Incident incident) {}

    /** One incident; it is open while one of its reports is. */
    private static final class Incident implements Stays.Stay {
        private final long id;
        private final List<Side> reports = new ArrayList<>();
        private long closedAt;

        Incident(long id) {
            this.id = id;
        }

        @Override
        public long openedAt() {
            return reports.get(0).at();
        }

        @Override
        public long closedAt() {
            return closedAt;
        }

        void add(Side side, @Nullable Long closed) {
            reports.add(side);
            closedAt = Math.max(closedAt, closed == null ? Long.MAX_VALUE : closed);
        }

        Known at(long now) {
            return new Known(id, reports, closedAt > now ? null : closedAt);
        }

        boolean isPast(long now) {
            return closedAt < now - RECENTLY_CLOSED
                    || reports.get(reports.size() - 1).at() < now - WINDOW;
        }
    }

    /** A new incident; answers its id. */
    long open(Side side, @Nullable Long closedAt) {
        var incident = new Incident(incidents.size());
        incidents.add(incident);
        stays.computeIfAbsent(side.category(), c -> new Stays()).add(incident);
        add(side, closedAt, incident);
        return incident.id;
    }

    void join(long id, Side side, @Nullable Long closedAt) {
        add(side, closedAt, incidents.get((int) id));
    }

    private void add(Side side, @Nullable Long closedAt, Incident incident) {
        incident.add(side, closedAt);
        var entry = new Entry(side, incident);
        Side.Spot spot = side.spot();
        if (spot != null) {
            cells.computeIfAbsent(cell(spot, 0, 0), c -> new ArrayList<>()).add(entry);
        }
        if (side.street().isKnown()) {
            streets.computeIfAbsent(side.street().name(), s -> new ArrayList<>())
                    .add(entry);
        }
    }

    private static Cell cell(Side.Spot spot, int east, int north) {
        return new Cell(
                (long) Math.floor(spot.x() / SAME_CATEGORY_M) + east,
                (long) Math.floor(spot.y() / SAME_CATEGORY_M) + north);
    }

    /** What the report finds. */
    Scene scene(Side side) {
        Stays known = stays.get(side.category());
        return new Scene(side, around(side), known == null ? Tempo.UNKNOWN : known.usualHours(side.at()));
    }

    /** Incidents near the report or, where one of the two has no position, at its address. */
    private List<Known> around(Side side) {
        Map<Long, Incident> found = new LinkedHashMap<>();
        Side.Spot spot = side.spot();
        for (int n = 0; spot != null && n < 9; n++) {
            for (Entry e : live(cells.get(cell(spot, n % 3 - 1, n / 3 - 1)), side.at())) {
                Side.Spot there = e.side().spot();
                boolean same = e.side().category().equals(side.category());
                if (there != null && there.metres(spot) <= (same ? SAME_CATEGORY_M : OTHER_CATEGORY_M)) {
                    found.put(e.incident().id, e.incident());
                }
            }
        }
        for (Entry e : live(streets.get(side.street().name()), side.at())) {
            int gap = side.street().gap(e.side().street());
            boolean isHere = gap < 0 ? side.street().isSame(e.side().street()) : gap <= HOUSES;
            if ((spot == null || e.side().spot() == null) && isHere) {
                found.put(e.incident().id, e.incident());
            }
        }
        return found.values().stream().map(i -> i.at(side.at())).toList();
    }

    private static Collection<Entry> live(@Nullable List<Entry> entries, long now) {
        if (entries == null) {
            return List.of();
        }
        entries.removeIf(e -> e.incident().isPast(now));
        return entries;
    }
}
