package org.ventanilla.hub.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaysTest {
    private static final long HOUR = 3_600;
    private static final long NOW = 200 * 24 * HOUR;

    private record Past(long openedAt, long closedAt) implements Stays.Stay {}

    private static Stays closedAfter(long openedAt, String hours) {
        var stays = new Stays();
        for (String h : hours.split(" ", -1)) {
            stays.add(new Past(openedAt, openedAt + Long.parseLong(h) * HOUR));
        }
        return stays;
    }

    @ParameterizedTest
    @CsvSource({
        "5 1 30 2 4, 4",
        "5 1 30 2 4 3, 3.5",
        "5 1 30 2, -1",
        // still open
        "5 1 30 2 4 100000, 4",
        "5 1 30 2 100000, -1"
    })
    void the_median_of_what_is_closed_by_now(String hours, double median) {
        assertThat(closedAfter(NOW - 1_000 * HOUR, hours).usualHours(NOW)).isEqualTo(median);
    }

    @Test
    void what_was_opened_long_ago_says_nothing() {
        long longAgo = NOW - Tempo.LATELY.toSeconds() - HOUR;
        assertThat(closedAfter(longAgo, "1 2 3 4 5 6").usualHours(NOW)).isEqualTo(Tempo.UNKNOWN);
    }

    @Test
    void it_is_told_anew_each_day() {
        var stays = closedAfter(NOW - 100 * HOUR, "1 2 3 4");
        assertThat(stays.usualHours(NOW)).isEqualTo(Tempo.UNKNOWN);
        stays.add(new Past(NOW - 100 * HOUR, NOW - 90 * HOUR));
        assertThat(stays.usualHours(NOW)).isEqualTo(Tempo.UNKNOWN);
        assertThat(stays.usualHours(NOW + 24 * HOUR)).isEqualTo(3);
    }
}
