package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @Property
    void a_wait_is_more_than_nothing_and_within_the_cap_after_any_number_of_failures(
            @ForAll @IntRange(min = 0) int failures, @ForAll long seed) {
        assertThat(BACKOFF.after(failures, new Random(seed)))
                .isGreaterThan(Duration.ZERO)
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Property
    void the_bound_doubles_with_every_failure(@ForAll @IntRange(min = 1, max = 8) int failures, @ForAll long seed) {
        assertThat(BACKOFF.after(failures, new Random(seed)))
                .isLessThanOrEqualTo(Duration.ofSeconds(1L << (failures - 1)));
    }

    @Example
    void many_nodes_that_failed_together_do_not_come_back_together() {
        var waits = new HashSet<Duration>();
        var random = new Random(7);
        for (int n = 0; n < 1_000; n++) {
            waits.add(BACKOFF.after(10, random));
        }
        assertThat(waits).hasSizeGreaterThan(900);
    }
}
