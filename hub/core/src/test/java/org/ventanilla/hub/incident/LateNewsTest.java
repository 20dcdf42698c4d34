package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.incident.WorksUpdate.Effect;

class LateNewsTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private static Instant at(int minutes) {
        return TEN.plusSeconds(60L * minutes);
    }

    /** How it stands since ten; what is told, and how many minutes after ten it was so. */
    @ParameterizedTest
    @CsvSource({
        "RECEIVED, UNDER_STUDY, 5, APPLIED",
        "IN_PROGRESS, RESOLVED, 5, APPLIED",
        "IN_PROGRESS, RESOLVED, 0, APPLIED",
        "RESOLVED, IN_PROGRESS, -5, LATE", // begun before it was solved, told after
        "IN_PROGRESS, RESOLVED, -5, LATE", // opened again since: the old end is not its end
        "RESOLVED, UNDER_STUDY, -1, LATE",
        "RESOLVED, RESOLVED, -5, SAME",
        "RESOLVED, RESOLVED, 5, SAME",
        "RESOLVED, IN_PROGRESS, 5, APPLIED", // it broke again: newer news may go back
        "RESOLVED, , 5, NONE",
    })
    void what_is_newer_counts(Status now, Status told, int minutes, Effect expected) {
        assertThat(LateNews.of(now, TEN, told, at(minutes))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        ", 0, true, 5, APPLIED",
        "true, 0, false, 5, APPLIED",
        "true, 0, false, -5, LATE",
        "false, 0, true, -5, LATE",
        "true, 0, true, 5, SAME",
        "true, 0, , 5, NONE",
    })
    void so_it_is_with_the_word_of_a_system(Boolean before, int since, Boolean told, int minutes, Effect expected) {
        var word = before == null ? null : new LateNews.Word(before, at(since));
        assertThat(LateNews.answer(word, told, at(minutes))).isEqualTo(expected);
    }

    @Property
    void nothing_that_is_older_ever_changes_a_state(
            @ForAll Status now, @ForAll Status told, @ForAll @IntRange(min = 1, max = 100_000) int minutes) {
        assertThat(LateNews.of(now, TEN, told, at(-minutes))).isIn(Effect.LATE, Effect.SAME);
    }
}
