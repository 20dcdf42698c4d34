package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a refused login is left alone. */
class LoginPauseTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30Z");

    private final LoginPause pause = new LoginPause();

    @Test
    void pauses_grow_from_twenty_minutes_to_four_hours_and_no_further() {
        assertThat(pause.refused(START)).isEqualTo(Duration.ofMinutes(20));
        assertThat(pause.refused(START)).isEqualTo(Duration.ofMinutes(40));
        for (int n = 0; n < 1_000; n++) {
            pause.refused(START);
        }
        assertThat(pause.refused(START)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void nobody_tries_during_a_pause_and_somebody_may_after_it() {
        assertThat(pause.isOn(START)).isFalse();
        var length = pause.refused(START);
        assertThat(pause.isOn(START.plus(length).minusMillis(1))).isTrue();
        assertThat(pause.isOn(START.plus(length))).isFalse();
    }

    @Test
    void who_was_let_in_begins_anew() {
        pause.refused(START);
        pause.refused(START);
        pause.accepted();
        assertThat(pause.isOn(START)).isFalse();
        assertThat(pause.refused(START)).isEqualTo(Duration.ofMinutes(20));
    }
}
