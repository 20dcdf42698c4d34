package org.ventanilla.hub.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ventanilla.hub.city.HotspotRules;
import org.ventanilla.hub.city.HotspotRules.Rule;

/** Batches of incidents in a small crowded town, for as long as a town may be. */
class GatheringPropertiesTest {
    private static final Rule RULE = new Rule(120, Duration.ofHours(24), 3);
    private static final HotspotRules RULES = new HotspotRules(RULE, Map.of());
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    /** What stands in the tables: who is free, which hotspots are open and who is in them. */
    private static final class World {
        private final List<Place> free = new ArrayList<>();
        private final Map<Long, Known> open = new HashMap<>();
        private final Map<Long, List<Place>> members = new HashMap<>();

        void arrive(List<Place> batch) {
            var around = new ArrayList<>(free);
            var decision = Gathering.decide(new Gathering.Case(batch, around, List.copyOf(open.values())), RULES::of);
            free.addAll(batch);
            Map<Long, Long> ids = new HashMap<>();
            for (var f : decision.foundings()) {
                long id = members.size() + 1L;
                ids.put(f.number(), id);
                Place h = f.heart();
                open.put(id, new Known(id, h.kind(), h.x(), h.y(), RULE.reachM(), h.at(), h.at()));
                members.put(id, new ArrayList<>());
                f.incidents().forEach(p -> add(id, p));
            }
            decision.joins().forEach(j -> add(ids.getOrDefault(j.hotspot(), j.hotspot()), j.incident()));
        }

        private void add(long id, Place p) {
            assertThat(free.remove(p)).as("in one hotspot only").isTrue();
            members.computeIfAbsent(id, i -> new ArrayList<>()).add(p);
            open.computeIfPresent(id, (i, known) -> known.with(p));
        }
    }

    private static List<List<Place>> batches(long seed, int count) {
        var random = new Random(seed);
        List<List<Place>> batches = new ArrayList<>();
        long id = 0;
        for (int b = 0; b < 1 + count / 10; b++) {
            List<Place> batch = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String group = random.nextInt(3) > 0 ? "ALU" : "LIM";
                var kind = new Place.Kind(group, random.nextInt(8) > 0);
                Instant at = START.plusSeconds(3600L * b + random.nextInt(40_000));
                batch.add(new Place(++id, kind, random.nextInt(400), random.nextInt(400), at));
            }
            batches.add(batch);
        }
        return batches;
    }

    @Property(tries = 150)
    void no_two_incidents_of_a_hotspot_are_farther_apart_than_the_cap_and_all_are_of_one_kind(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        var world = new World();
        batches(seed, count).forEach(world::arrive);
        for (var members : world.members.values()) {
            assertThat(members.size()).isGreaterThanOrEqualTo(RULE.least());
            assertThat(members.stream().map(Place::kind).distinct()).hasSize(1);
            for (Place a : members) {
                for (Place b : members) {
                    assertThat(a.metresTo(b.x(), b.y())).isLessThanOrEqualTo(RULE.acrossM());
                }
            }
        }
    }

    @Property(tries = 150)
    void nobody_is_left_out(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        var world = new World();
        for (var batch : batches(seed, count)) {
            world.arrive(batch);
            for (Place p : world.free) {
                assertThat(world.open.values()).noneMatch(h -> h.takes(p, RULE.window()));
                long together = world.free.stream()
                        .filter(o -> o.kind().equals(p.kind()))
                        .filter(o -> o.metresTo(p.x(), p.y()) <= RULE.reachM())
                        .filter(o -> Duration.between(o.at(), p.at()).abs().compareTo(RULE.window()) <= 0)
                        .count();
                assertThat(together).isLessThan(RULE.least());
            }
        }
    }

    @Property(tries = 150)
    void the_order_in_which_a_batch_is_given_changes_nothing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        var one = new World();
        var other = new World();
        var random = new Random(seed);
        for (var batch : batches(seed, count)) {
            one.arrive(batch);
            var shuffled = new ArrayList<>(batch);
            Collections.shuffle(shuffled, random);
            Collections.shuffle(other.free, random);
            other.arrive(shuffled);
        }
        assertThat(groups(other)).isEqualTo(groups(one));
    }

    private static Set<Set<Long>> groups(World world) {
        Set<Set<Long>> groups = new HashSet<>();
        world.members.values().forEach(list -> {
            Set<Long> ids = new HashSet<>();
            list.forEach(p -> ids.add(p.id()));
            groups.add(ids);
        });
        return groups;
    }
}
