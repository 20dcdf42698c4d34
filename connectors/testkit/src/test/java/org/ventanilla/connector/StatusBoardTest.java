package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.connector.Health.State;
import org.ventanilla.connector.testkit.HandClock;

class StatusBoardTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30Z");

    private final HandClock clock = new HandClock(START);
    private final StatusBoard board = new StatusBoard("well", clock);

    @ParameterizedTest
    @CsvSource({
        "CONFIGURED, false",
        "STARTING, false",
        "RUNNING, true",
        "DEGRADED, true",
        "STANDBY, true",
        "FAILED, false",
        "STOPPED, false"
    })
    void items_can_be_taken_in_these_states(State state, boolean ready) {
        board.set(State.STARTING, null);
        board.set(state, null);
        assertThat(board.health(0, true).isReady()).isEqualTo(ready);
    }

    @Test
    void since_when_it_is_so_does_not_move_while_it_stays_so() {
        board.set(State.DEGRADED, "source-away");
        Instant then = clock.instant();
        clock.advance(Duration.ofMinutes(7));
        board.set(State.DEGRADED, "hub-away");
        assertThat(board.health(3, true))
                .isEqualTo(new Health("well", State.DEGRADED, then, "hub-away", null, 3, true, null, Set.of()));
        board.set(State.RUNNING, null);
        assertThat(board.health(0, true).since()).isEqualTo(START.plus(Duration.ofMinutes(7)));
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"RUNNING", "DEGRADED", "STANDBY", "FAILED"})
    void a_runner_that_notices_its_end_late_does_not_bring_a_stopped_instance_back(State late) {
        board.set(State.STOPPED, null);
        board.set(late, "late");
        assertThat(board.health(0, true).state()).isEqualTo(State.STOPPED);
    }

    @Test
    void a_stopped_instance_can_be_started_again() {
        board.set(State.STOPPED, null);
        board.set(State.STARTING, null);
        board.set(State.RUNNING, null);
        assertThat(board.health(0, true).state()).isEqualTo(State.RUNNING);
    }
}
