package org.ventanilla.hub.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @ParameterizedTest
    @CsvSource({
        "22:00,08:00,2026-03-02T20:59:59Z,",
        "22:00,08:00,2026-03-02T21:00:00Z,2026-03-03T07:00:00Z",
        "22:00,08:00,2026-03-03T06:59:59Z,2026-03-03T07:00:00Z",
        "22:00,08:00,2026-03-03T07:00:00Z,",
        // the night in which the clocks go forward, and the one in which they go back
        "22:00,08:00,2026-03-28T22:00:00Z,2026-03-29T06:00:00Z",
        "22:00,08:00,2026-10-24T22:00:00Z,2026-10-25T07:00:00Z",
        "14:00,16:00,2026-03-02T13:30:00Z,2026-03-02T15:00:00Z",
        "14:00,16:00,2026-03-02T15:00:00Z,",
        "08:00,08:00,2026-03-02T07:00:00Z,"
    })
    void silence_ends_in_the_morning_of_the_city(LocalTime from, LocalTime to, Instant now, @Nullable Instant end) {
        assertThat(new QuietHours(from, to).end(now, MADRID).orElse(null)).isEqualTo(end);
    }
}
