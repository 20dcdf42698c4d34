package org.ventanilla.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.Samples.NUMBERS;
import static org.ventanilla.hub.Samples.leased;
import static org.ventanilla.hub.Samples.sms;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.model.Receipt.Outcome.ACCEPTED;
import static org.ventanilla.model.Receipt.Outcome.DUPLICATE;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.TestClock;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.model.Receipt;

/** A process that lost its source while asleep wakes up and goes on as if nothing had happened. */
@ExtendWith(VertxExtension.class)
class FencingTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private TestDatabase database;
    private Intake intake;
    private long stale;
    private long current;

    @BeforeEach
    void the_source_changes_hands(Vertx vertx) {
        database = TestDatabase.fresh(vertx);
        intake = new Intake(database.pool(), NUMBERS, new TestClock(), rung -> {});
        var sleeper = new Sources(database.pool(), "sleeper");
        stale = get(sleeper.lease("sms", LONG));
        get(sleeper.release("sms", stale));
        current = get(new Sources(database.pool(), "heir").lease("sms", LONG));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_stale_token_is_refused_and_nothing_is_written() {
        assertThatThrownBy(() -> get(intake.accept(leased(sms("1", "una farola"), stale))))
                .isInstanceOf(StaleLease.class);
        assertThat(get(intake.ledger(null, 0, 10))).isEmpty();
    }

    @Test
    void the_holder_and_sources_without_a_lease_come_in() {
        assertThat(outcome(intake.accept(leased(sms("1", "una farola"), current))))
                .isEqualTo(ACCEPTED);
        assertThat(outcome(intake.accept(leased(sms("1", "una farola"), current))))
                .isEqualTo(DUPLICATE);
        assertThat(outcome(intake.accept(sms("2", "una farola")))).isEqualTo(ACCEPTED);
    }

    @Test
    void a_stale_token_gets_no_receipt_for_what_is_known_either() {
        get(intake.accept(leased(sms("1", "una farola"), current)));
        assertThatThrownBy(() -> get(intake.accept(leased(sms("1", "una farola"), stale))))
                .isInstanceOf(StaleLease.class);
        assertThatThrownBy(() -> get(intake.accept(leased(sms("1", "otra cosa"), stale))))
                .isInstanceOf(StaleLease.class);
    }

    @Test
    void in_one_batch_only_the_stale_one_is_refused() {
        var fresh = intake.accept(leased(sms("1", "una farola"), current));
        var old = intake.accept(leased(sms("2", "una farola"), stale));
        var free = intake.accept(sms("3", "una farola"));
        assertThat(List.of(outcome(fresh), outcome(free))).containsOnly(ACCEPTED);
        assertThatThrownBy(() -> get(old)).isInstanceOf(StaleLease.class);
    }

    private static Receipt.Outcome outcome(Future<Receipt> receipt) {
        return get(receipt).outcome();
    }
}
