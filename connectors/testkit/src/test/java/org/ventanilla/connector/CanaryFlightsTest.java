package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a canary is due, back, and missed. */
class CanaryFlightsTest {
    private static final Instant START = Instant.parse("2026-03-02T10:15:30Z");

    private final CanaryFlights flights = new CanaryFlights(Duration.ofMinutes(5), Duration.ofMinutes(10));

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void the_first_is_due_at_once_and_the_next_after_the_interval() {
        assertThat(flights.isDue(at(0))).isTrue();
        flights.sent("a", at(0));
        assertThat(flights.isDue(at(4))).isFalse();
        assertThat(flights.isDue(at(5))).isTrue();
    }

    @Test
    void what_comes_back_tells_how_long_it_took_and_when() {
        flights.sent("a", at(0));
        assertThat(flights.isBack("a", at(2))).isTrue();
        assertThat(flights.vitals(null)).isEqualTo(new Vitals(Duration.ofMinutes(2), at(2), null));
    }

    @Test
    void a_token_that_was_never_sent_is_no_canary() {
        flights.sent("a", at(0));
        assertThat(flights.isBack("b", at(1))).isFalse();
        assertThat(flights.isBack("", at(1))).isFalse();
        assertThat(flights.vitals(null).canaryBack()).isNull();
    }

    @Test
    void one_that_is_delivered_twice_is_ours_both_times_and_counts_once() {
        flights.sent("a", at(0));
        assertThat(flights.isBack("a", at(1))).isTrue();
        assertThat(flights.isBack("a", at(9))).isTrue();
        assertThat(flights.vitals(null).canaryBack()).isEqualTo(at(1));
    }

    @Test
    void it_is_overdue_after_the_limit_and_not_before_however_many_follow() {
        flights.sent("a", at(0));
        flights.sent("b", at(5));
        flights.sent("c", at(10));
        assertThat(flights.isOverdue(at(10))).isFalse();
        assertThat(flights.isOverdue(at(11))).isTrue();
    }

    @Test
    void a_younger_one_answers_for_the_older_and_not_the_other_way_round() {
        flights.sent("a", at(0));
        flights.sent("b", at(5));
        flights.sent("c", at(10));
        assertThat(flights.isBack("b", at(12))).isTrue();
        assertThat(flights.isOverdue(at(12))).isFalse();
        assertThat(flights.isBack("a", at(13))).as("late, and still ours").isTrue();
        assertThat(flights.vitals(null).roundTrip()).isEqualTo(Duration.ofMinutes(7));
        assertThat(flights.isOverdue(at(21))).as("c was sent at 10").isTrue();
    }

    @Test
    void who_no_longer_reads_misses_nothing_and_still_knows_its_own() {
        flights.sent("a", at(0));
        flights.forget();
        assertThat(flights.isOverdue(at(60))).isFalse();
        assertThat(flights.isBack("a", at(60))).isTrue();
        assertThat(flights.isDue(at(60))).isTrue();
    }
}
