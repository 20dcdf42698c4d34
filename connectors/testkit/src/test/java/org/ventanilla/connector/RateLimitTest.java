package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Property(tries = 200)
    void never_more_than_two_seconds_worth_in_any_second(
            @ForAll @Size(max = 100) List<@IntRange(max = 400) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 20) int perSecond) {
        var now = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5)); // it may run over
        var limit = new RateLimit(perSecond, now::get);
        var served = new ArrayList<Long>();
        long began = now.get();
        for (int pause : pauses) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(pause));
            Duration wait = Objects.requireNonNull(limit.reserve(Duration.ofDays(1)));
            served.add(now.get() - began + wait.toNanos());
        }
        for (int i = 0; i < served.size(); i++) {
            long from = served.get(i);
            long within = served.stream()
                    .filter(at -> at >= from && at < from + TimeUnit.SECONDS.toNanos(1))
                    .count();
            assertThat(within).isLessThanOrEqualTo(2L * perSecond);
        }
    }

    @Test
    void who_would_wait_too_long_takes_no_place() {
        var now = new AtomicLong();
        var limit = new RateLimit(1, now::get);
        assertThat(limit.reserve(Duration.ZERO)).isEqualTo(Duration.ZERO);
        assertThat(limit.reserve(Duration.ofMillis(500))).isNull();
        assertThat(limit.reserve(Duration.ofMillis(500))).isNull();
        now.set(TimeUnit.SECONDS.toNanos(1));
        assertThat(limit.reserve(Duration.ZERO)).isEqualTo(Duration.ZERO);
    }
}
