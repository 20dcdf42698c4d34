package org.ventanilla.hub.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static Recording recording(int tries) {
        return new Recording("phone", "RE1", NOW, null, null, null, tries);
    }

    @Test
    void nothing_is_kept_unless_somebody_says_so() {
        assertThat(Keeping.NONE.isNothing()).isTrue();
        assertThat(Keeping.NONE.deleteAtProvider()).isFalse();
        assertThat(Keeping.NONE.over(NOW)).isEqualTo(NOW);
    }

    @Test
    void a_copy_lives_its_days_and_its_end_alone_counts_then() {
        var week = Keeping.days(7, true);
        assertThat(week.until(recording(0))).isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(week.over(NOW)).isEqualTo(NOW.minus(Duration.ofDays(7)));
        assertThat(week.idle(NOW)).isEqualTo(week.over(NOW));
        assertThat(week.settled(NOW)).isNull();
    }

    @Test
    void without_a_copy_the_call_has_been_decided_about_for_an_hour() {
        var none = Keeping.days(0, true);
        assertThat(none.idle(NOW)).isEqualTo(NOW.minus(Duration.ofHours(1)));
        assertThat(none.settled(NOW)).isEqualTo(NOW.minus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "5, 32", "8, 256", "9, 256", "500, 256"})
    void waits_grow_up_to_some_hours(int tries, long minutes) {
        assertThat(Keeping.again(recording(tries), NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
    }
}
