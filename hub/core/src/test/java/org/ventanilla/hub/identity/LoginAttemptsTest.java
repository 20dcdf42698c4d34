package org.ventanilla.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginAttemptsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 0", "5, 1", "6, 2", "7, 4", "8, 8", "9, 16", "10, 16", "1000000, 16"})
    void the_fifth_try_locks_and_each_further_one_for_longer(int tries, long minutes) {
        var attempts = new LoginAttempts(tries - 1, NOW, null).tried(NOW);
        var end = NOW.plus(Duration.ofMinutes(minutes));
        assertThat(attempts.failures()).isEqualTo(tries);
        assertThat(attempts.isLocked(NOW)).isEqualTo(minutes > 0);
        assertThat(attempts.isLocked(end.minusMillis(1))).isEqualTo(minutes > 0);
        assertThat(attempts.isLocked(end)).isFalse();
    }

    @Test
    void a_quiet_day_forgets() {
        var old = new LoginAttempts(9, NOW.minus(Duration.ofDays(1)).minusMillis(1), null);
        assertThat(old.tried(NOW).failures()).isEqualTo(1);
        assertThat(new LoginAttempts(9, NOW.minus(Duration.ofDays(1)), null)
                        .tried(NOW)
                        .failures())
                .isEqualTo(10);
    }
}
