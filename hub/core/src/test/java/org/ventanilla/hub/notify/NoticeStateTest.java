package org.ventanilla.hub.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.model.SendOutcome.Ending.REJECTED;
import static org.ventanilla.model.SendOutcome.Ending.STOPPED;
import static org.ventanilla.model.SendOutcome.Ending.UNDELIVERABLE_HERE;
import static org.ventanilla.model.SendOutcome.Ending.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.model.SendOutcome;

class NoticeStateTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT5M", "3, PT15M", "4, PT1H", "5, PT6H"})
    void a_temporary_failure_waits_longer_each_time(int attempt, Duration expected) {
        var next = after(SendOutcome.retry("busy", null), attempt);
        assertThat(next).isEqualTo(new NoticeState(NoticeState.DUE, NOW.plus(expected), "busy"));
    }

    @Test
    void after_the_sixth_attempt_a_person_looks() {
        assertThat(after(SendOutcome.retry("busy", null), 6))
                .isEqualTo(new NoticeState(NoticeState.DEAD, null, "busy"));
    }

    @Test
    void the_channel_may_ask_for_more_time_and_never_for_less() {
        assertThat(after(SendOutcome.retry("busy", 3600L), 1).dueAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(after(SendOutcome.retry("busy", 1L), 1).dueAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void what_cannot_work_or_may_have_been_sent_is_not_sent_again() {
        assertThat(after(SendOutcome.ended(REJECTED, "21211"), 1).state()).isEqualTo(NoticeState.DEAD);
        assertThat(after(SendOutcome.ended(UNDELIVERABLE_HERE, "landline"), 1).state())
                .isEqualTo(NoticeState.DEAD);
        assertThat(after(SendOutcome.ended(UNKNOWN, "no-answer"), 1).state()).isEqualTo(NoticeState.DEAD);
        assertThat(after(SendOutcome.ended(STOPPED, "21610"), 1).state()).isEqualTo(NoticeState.STOPPED);
        assertThat(after(SendOutcome.sent("SM1"), 1)).isEqualTo(new NoticeState(NoticeState.SENT, null, null));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "4, 19, true", "5, 5, false", "0, 20, false"})
    void the_budget_is_five_in_ten_minutes_and_twenty_a_day(long inTenMinutes, long inOneDay, boolean allowed) {
        assertThat(Budget.STANDARD.allows(inTenMinutes, inOneDay)).isEqualTo(allowed);
    }

    private static NoticeState after(SendOutcome outcome, int attempt) {
        return NoticeState.after(outcome, attempt, NOW, Retries.STANDARD);
    }
}
