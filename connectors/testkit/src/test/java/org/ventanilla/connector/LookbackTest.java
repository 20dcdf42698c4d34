package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.connector.Reconciler.Window;

class LookbackTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        ",,2026-02-28T12:00:00Z,2026-03-01T11:59:00Z",
        "2026-03-01T11:00:00Z,,2026-03-01T10:45:00Z,2026-03-01T11:59:00Z",
        "2026-03-01T11:00:00Z,2026-03-01T10:50:00Z,2026-03-01T10:45:00Z,2026-03-01T12:00:00Z",
        "2026-03-01T11:00:00Z,2026-01-01T00:00:00Z,2026-01-01T00:00:00Z,2026-03-01T12:00:00Z",
    })
    void a_window_reaches_back_over_the_last_one_or_as_far_as_somebody_wants_and_then_until_now(
            @Nullable Instant last, @Nullable Instant wanted, Instant from, Instant to) {
        assertThat(new Lookback(Pace.STANDARD, null).window(last, wanted, NOW)).contains(new Window(from, to));
    }

    @Test
    void a_clock_that_went_back_leaves_nothing_to_ask() {
        assertThat(new Lookback(Pace.STANDARD, null).window(NOW.plus(Duration.ofDays(1)), null, NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // retention hours, last, knownSince, gap until
        ",2026-03-01T11:00:00Z,,",
        ",2026-03-01T11:00:00Z,2026-03-01T10:50:00Z,",
        ",2026-03-01T11:00:00Z,2026-03-01T11:30:00Z,2026-03-01T11:30:00Z",
        ",,2026-03-01T11:30:00Z,2026-03-01T11:30:00Z",
        "1,,,",
        "1,2026-03-01T09:00:00Z,,2026-03-01T11:00:00Z",
        "1,2026-03-01T09:00:00Z,2026-03-01T11:20:00Z,2026-03-01T11:20:00Z",
        "9,2026-03-01T09:00:00Z,,",
    })
    void a_gap_is_what_neither_we_nor_the_source_know(
            @Nullable Integer retention, @Nullable Instant last, @Nullable Instant knownSince, @Nullable Instant gap) {
        var lookback = new Lookback(Pace.STANDARD, retention == null ? null : Duration.ofHours(retention));
        Window window = lookback.window(last, null, NOW).orElseThrow();
        assertThat(lookback.gapUntil(window, last, knownSince, NOW)).isEqualTo(gap);
    }
}
