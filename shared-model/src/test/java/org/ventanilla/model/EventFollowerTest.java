package org.ventanilla.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ventanilla.model.EventFollower.Wants;
import org.ventanilla.model.GapCheck.Step;

class EventFollowerTest {
    private static final UUID EPOCH = new UUID(1, 1);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Instant NOW = Instant.EPOCH;

    private static EventFollower at(long position, Wants wants) {
        return new EventFollower(new EventCursor(EPOCH, position), wants, BEAT, NOW);
    }

    @Test
    void the_next_is_applied_an_old_one_dropped_and_after_a_gap_the_log_is_read() {
        var follower = at(7, Wants.ALL);
        assertThat(follower.event(8, NOW)).isEqualTo(Step.APPLY);
        assertThat(follower.event(8, NOW)).as("not applied yet").isEqualTo(Step.APPLY);
        follower.applied(8);
        assertThat(follower.event(8, NOW)).isEqualTo(Step.DROP);
        assertThat(follower.event(10, NOW)).isEqualTo(Step.READ);
        assertThat(follower.cursor().position()).isEqualTo(8);
    }

    @Test
    void for_a_filter_the_bus_only_rings() {
        var follower = at(7, Wants.SOME);
        assertThat(follower.event(8, NOW)).isEqualTo(Step.READ);
        assertThat(follower.event(7, NOW)).isEqualTo(Step.DROP);
        follower.read(new EventCursor(EPOCH, 20));
        assertThat(follower.event(15, NOW)).isEqualTo(Step.DROP);
    }

    @Test
    void silence_is_told_from_quiet() {
        var follower = at(7, Wants.ALL);
        assertThat(follower.heartbeat(new EventCursor(EPOCH, 7), NOW)).isEqualTo(Step.DROP);
        assertThat(follower.heartbeat(new EventCursor(EPOCH, 9), NOW)).isEqualTo(Step.READ);
        assertThat(follower.heartbeat(new EventCursor(new UUID(2, 2), 7), NOW)).isEqualTo(Step.READ);
        assertThat(follower.silence(NOW.plusSeconds(15))).isEqualTo(Step.DROP);
        assertThat(follower.silence(NOW.plusSeconds(16))).isEqualTo(Step.READ);
        assertThat(follower.silence(NOW.plusSeconds(17))).isEqualTo(Step.DROP);
    }

    @Test
    void another_log_is_begun_only_on_its_owners_word_or_with_a_page_of_it() {
        var follower = at(7, Wants.ALL);
        follower.read(new EventCursor(EPOCH, 5));
        assertThat(follower.cursor().position()).isEqualTo(7);
        follower.begin(new EventCursor(EPOCH, 2));
        assertThat(follower.cursor().position()).isEqualTo(2);
        follower.read(new EventCursor(new UUID(2, 2), 1));
        assertThat(follower.cursor()).isEqualTo(new EventCursor(new UUID(2, 2), 1));
    }

    /** Whatever the bus loses, doubles and mixes up: each event once, in order. */
    @Test
    void a_bus_that_loses_doubles_and_reorders_changes_nothing() {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var bus = new ArrayList<>(LongStream.rangeClosed(1, 200).boxed().toList());
            bus.removeIf(p -> random.nextInt(4) == 0);
            bus.addAll(bus.subList(0, bus.size() / 3));
            Collections.shuffle(bus.subList(0, bus.size() / 2), random);
            var follower = at(0, Wants.ALL);
            List<Long> applied = new ArrayList<>();
            for (long position : bus) {
                Step step = follower.event(position, NOW);
                long upTo = step == Step.READ
                        ? position
                        : step == Step.APPLY ? position : follower.cursor().position();
                for (long p = follower.cursor().position() + 1; p <= upTo; p++) {
                    assertThat(follower.isNext(p)).isTrue();
                    applied.add(p);
                    follower.applied(p);
                }
            }
            assertThat(applied).isSorted().doesNotHaveDuplicates();
            assertThat(applied).hasSize((int) follower.cursor().position());
        }
    }
}
