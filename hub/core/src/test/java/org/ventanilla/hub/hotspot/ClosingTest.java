package org.ventanilla.hub.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.city.HotspotRules.Rule;

class ClosingTest {
    private static final Instant LAST = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "5, 5, 0, 3, ''",
        "5, 1, 24, 3, ''",
        "5, 0, 0, 3, solved",
        "5, 1, 25, 3, quiet",
        "5, 0, 25, 3, solved",
        "2, 2, 0, 3, dissolved",
        "2, 0, 25, 3, dissolved",
        "0, 0, 0, 3, dissolved",
        "5, 5, 0, 0, dissolved"
    })
    void it_ends_when_it_is_solved_quiet_or_nothing(int incidents, int open, int hours, int least, String why) {
        var rule = new Rule(200, Duration.ofDays(1), least);
        var ended = Closing.of(incidents, open, LAST, rule, LAST.plus(Duration.ofHours(hours)));
        assertThat(ended.map(Closing::code).orElse("")).isEqualTo(why);
    }
}
