package org.ventanilla.hub.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.city.HotspotRules;
import org.ventanilla.hub.city.HotspotRules.Rule;

/** Nothing farther apart than 200 m, nothing more than a day after the one in the middle, three make one. */
class GatheringTest {
    private static final HotspotRules RULES =
            new HotspotRules(new Rule(200, Duration.ofDays(1), 3), Map.of("OFF", new Rule(200, Duration.ofDays(1), 0)));
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static Place lamp(long id, double x, double hours) {
        return place(id, "ALU", x, hours);
    }

    private static Place place(long id, String group, double x, double hours) {
        return new Place(id, new Place.Kind(group, true), x, 0, NOON.plusSeconds((long) (hours * 3600)));
    }

    private static Gathering.Decision decide(List<Place> arrivals, List<Place> around, Known... open) {
        return Gathering.decide(new Gathering.Case(arrivals, around, Arrays.asList(open)), RULES::of);
    }

    private static List<Long> members(Gathering.Decision d) {
        var ids = new ArrayList<Long>();
        d.foundings().forEach(f -> f.incidents().forEach(p -> ids.add(p.id())));
        d.joins().forEach(j -> ids.add(j.incident().id()));
        Collections.sort(ids);
        return ids;
    }

    @ParameterizedTest
    @CsvSource({
        "50, 90, 0, 3, three in one street",
        "50, 150, 0, 3, the middle one is the heart of all three",
        "100, 201, 0, 0, farther than a hundred metres from the middle",
        "50, 90, 24, 3, a day later",
        "50, 90, 24.1, 0, later than that",
        "50, 90, -24, 3, a day before",
    })
    void three_near_in_place_and_time_make_one(double second, double third, double hours, int size, String why) {
        var found = decide(List.of(lamp(3, third, hours)), List.of(lamp(1, 0, 0), lamp(2, second, 0)));
        assertThat(members(found)).as(why).hasSize(size);
    }

    @Test
    void other_groups_private_ones_and_groups_without_hotspots_are_not_counted() {
        assertThat(members(decide(List.of(lamp(1, 0, 0), lamp(2, 5, 0), place(3, "LIM", 9, 0)), List.of())))
                .isEmpty();
        var secret = new Place(3, new Place.Kind("ALU", false), 9, 0, NOON);
        assertThat(members(decide(List.of(lamp(1, 0, 0), lamp(2, 5, 0), secret), List.of())))
                .isEmpty();
        var off = List.of(place(1, "OFF", 0, 0), place(2, "OFF", 1, 0), place(3, "OFF", 2, 0));
        assertThat(members(decide(off, List.of()))).isEmpty();
    }

    @Test
    void the_heart_is_in_the_middle_and_a_chain_of_neighbours_ends_at_the_cap() {
        var street = new ArrayList<Place>();
        for (int i = 0; i < 9; i++) {
            street.add(lamp(i + 1, i * 60, 0));
        }
        var found = decide(street, List.of());
        assertThat(found.foundings()).hasSizeGreaterThan(1);
        for (var f : found.foundings()) {
            assertThat(f.incidents())
                    .allSatisfy(p ->
                            assertThat(p.metresTo(f.heart().x(), f.heart().y())).isLessThanOrEqualTo(100));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "90, 0, 7, within reach",
        "101, 0, 0, out of reach",
        "90, 47, 7, a day after the latest",
        "90, 49, 0, later",
        "90, -24, 7, a day before the first",
        "90, -25, 0, earlier"
    })
    void an_open_hotspot_takes_in_what_is_near_its_heart(double x, double hours, long into, String why) {
        var open = new Known(7, new Place.Kind("ALU", true), 0, 0, 100, NOON, NOON.plus(Duration.ofHours(23)));
        var joins = decide(List.of(lamp(3, x, hours)), List.of(), open).joins();
        assertThat(joins.stream().mapToLong(Gathering.Join::hotspot).sum())
                .as(why)
                .isEqualTo(into);
    }

    @Test
    void the_nearest_heart_wins() {
        var left = new Known(7, new Place.Kind("ALU", true), 0, 0, 100, NOON, NOON);
        var right = new Known(8, new Place.Kind("ALU", true), 150, 0, 100, NOON, NOON);
        assertThat(decide(List.of(lamp(3, 80, 0)), List.of(), left, right).joins())
                .extracting(Gathering.Join::hotspot)
                .containsExactly(8L);
    }

    @Test
    void one_that_was_looked_at_before_the_hotspot_was_founded_is_taken_in_after_all() {
        // The first two days apart from one another, each near in time to the crowd between them.
        var found = decide(
                List.of(lamp(1, 0, -20), lamp(2, 10, 20), lamp(3, 0, 0), lamp(4, 1, 0), lamp(5, 2, 30)), List.of());
        assertThat(members(found)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }
}
