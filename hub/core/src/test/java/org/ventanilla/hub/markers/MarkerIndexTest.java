package org.ventanilla.hub.markers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;
import org.ventanilla.hub.incident.Sighting;
import org.ventanilla.hub.incident.Status;

class MarkerIndexTest {
    private static final List<String> CATEGORIES = List.of("ALU-01", "ALU-02", "LIM-01", "VIA-01", "OTR");
    private static final Status[] STATES = {
        Status.RECEIVED,
        Status.UNDER_STUDY,
        Status.IN_PROGRESS,
        Status.RESOLVED,
        Status.NOT_PROCEEDING,
        Status.ELSEWHERE
    };

    private final MarkerIndex index = new MarkerIndex();
    private final Map<Long, Sighting> all = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_changes_it_answers_as_if_every_incident_were_looked_at(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            change(random, 300);
            assertThat(index.size()).isEqualTo(all.size());
            for (int zoom = 0; zoom <= 22; zoom++) {
                compare(filter(random), zoom);
            }
        }
    }

    /** Some come, some move or change, some go. */
    private void change(Random random, int how) {
        var ids = new ArrayList<Long>();
        var told = new ArrayList<Sighting>();
        for (int i = 0; i < how; i++) {
            long id = 1L + random.nextInt(480);
            if (!ids.contains(id)) {
                ids.add(id);
                if (random.nextInt(4) > 0) {
                    told.add(sighting(id, random));
                }
            }
        }
        ids.forEach(all::remove);
        told.forEach(s -> all.put(s.id(), s));
        index.put(ids, told);
    }

    private static Sighting sighting(long id, Random random) {
        // A town with a crowded middle and a few who are far away.
        double spread = random.nextInt(20) == 0 ? 5 : 0.03;
        double lat = 43.46 + random.nextGaussian() * spread;
        double lon = -3.81 + random.nextGaussian() * spread;
        String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        return new Sighting(id, category, STATES[random.nextInt(STATES.length)], true, lat, lon, 0, 0, Instant.EPOCH);
    }

    private static IncidentFilter filter(Random random) {
        Bbox box = null;
        if (random.nextInt(4) > 0) {
            double west = -3.81 + random.nextGaussian() * 0.05;
            double south = 43.46 + random.nextGaussian() * 0.05;
            box = new Bbox(west, south, west + random.nextDouble() * 0.2, south + random.nextDouble() * 0.1);
        }
        var statuses = EnumSet.noneOf(Status.class);
        if (random.nextBoolean()) {
            statuses.add(STATES[random.nextInt(STATES.length)]);
            statuses.add(STATES[random.nextInt(STATES.length)]);
        }
        Set<String> categories =
                switch (random.nextInt(4)) {
                    case 0 -> Set.of("ALU");
                    case 1 -> Set.of("alu-02", "OTR");
                    default -> Set.of();
                };
        return new IncidentFilter(box, statuses, categories, null, Set.of(), null, 100);
    }

    private void compare(IncidentFilter filter, int zoom) {
        var places = all.values().stream()
                .filter(s -> filter.statuses().isEmpty() || filter.statuses().contains(s.status()))
                .filter(s -> filter.categories().isEmpty()
                        || filter.categories().stream()
                                .anyMatch(c -> c.equalsIgnoreCase(s.category()) || c.equals(s.group())))
                .map(s -> new Plain.Place(s.id(), s.lat(), s.lon()))
                .toList();
        assertThat(Plain.sorted(index.find(filter, zoom)))
                .as("zoom %d %s", zoom, filter)
                .usingElementComparator(MarkerIndexTest::alike)
                .isEqualTo(Plain.gathered(places, filter, zoom));
    }

    /** Middles are told to a tenth of a metre: sums of whole numbers on one side, of fractions on the other. */
    private static int alike(Marker a, Marker b) {
        boolean same = a.incident() == b.incident()
                && a.count() == b.count()
                && Math.abs(a.lat() - b.lat()) < 2e-6
                && Math.abs(a.lon() - b.lon()) < 2e-6;
        return same ? 0 : 1;
    }

    @Test
    void more_markers_than_anybody_can_read_are_gathered_as_from_farther_away() {
        var random = new Random(4);
        var many = new ArrayList<Sighting>();
        for (long id = 1; id <= 20_000; id++) {
            many.add(sighting(id, random));
        }
        index.put(List.of(), many);
        for (int zoom = 0; zoom <= 22; zoom++) {
            var found = index.find(IncidentFilter.newest(1), zoom);
            assertThat(found.size()).isLessThanOrEqualTo(MarkerIndex.MOST);
            assertThat(found.stream().mapToInt(Marker::count).sum()).isEqualTo(20_000);
        }
    }

    @Test
    void the_edge_of_the_window_is_the_edge_to_the_last_digit() {
        var at = new Sighting(7, "ALU-01", Status.RECEIVED, true, 43.461234567, -3.812345678, 0, 0, Instant.EPOCH);
        index.put(List.of(), List.of(at));
        assertThat(index.find(window(-3.812345678, 43.46), 12)).hasSize(1);
        assertThat(index.find(window(-3.812345677, 43.46), 12)).isEmpty();
        assertThat(index.find(window(-3.9, 43.461234567), 18)).hasSize(1);
        assertThat(index.find(window(-3.9, 43.461234568), 18)).isEmpty();
    }

    private static IncidentFilter window(double west, double south) {
        return new IncidentFilter(new Bbox(west, south, -3.7, 43.5), Set.of(), Set.of(), null, Set.of(), null, 100);
    }

    @Test
    void the_poles_are_at_the_edge_of_the_map() {
        assertThat(Mercator.y(90)).isZero();
        assertThat(Mercator.y(-90)).isEqualTo((1 << Mercator.BITS) - 1);
        assertThat(Mercator.lat(Mercator.y(43.46))).isEqualTo(43.46, within(1e-6));
        assertThat(Mercator.lon(Mercator.x(-3.81))).isEqualTo(-3.81, within(1e-6));
    }
}
