package org.ventanilla.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Samples.CITY;
import static org.ventanilla.hub.Samples.NUMBERS;
import static org.ventanilla.hub.Samples.sms;
import static org.ventanilla.hub.Samples.unreadable;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.model.Receipt.Outcome.ACCEPTED;
import static org.ventanilla.model.Receipt.Outcome.DUPLICATE;
import static org.ventanilla.model.Receipt.Outcome.QUARANTINED;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.TestClock;
import org.ventanilla.hub.intake.QuarantinedItem.State;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.model.Receipt;

@ExtendWith(VertxExtension.class)
class QuarantineTest {
    private final TestClock clock = new TestClock();
    private TestDatabase database;
    private Intake intake;
    private Quarantine quarantine;

    @BeforeEach
    void open(Vertx vertx) {
        database = TestDatabase.fresh(vertx);
        intake = new Intake(database.pool(), NUMBERS, clock, rung -> {});
        quarantine = new Quarantine(database.pool(), CITY, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_item_is_listed_with_all_that_is_known_of_it_and_every_try_is_counted() {
        Instant first = clock.instant();
        get(intake.accept(unreadable("9")));
        clock.advance(Duration.ofHours(1));
        get(intake.accept(unreadable("9")));
        var item = only(State.NEW);
        assertThat(item.key()).isEqualTo("sms:9");
        assertThat(item.rawRef()).isEqualTo("raw-9");
        assertThat(item.reason()).isEqualTo("unreadable");
        assertThat(item.connectorVersion()).isEqualTo("1");
        assertThat(item.attempts()).isEqualTo(2);
        assertThat(item.firstAt()).isEqualTo(first);
        assertThat(item.lastAt()).isEqualTo(clock.instant());
        assertThat(get(quarantine.open())).isEqualTo(1);
    }

    @Test
    void what_can_be_read_now_takes_its_own_place_with_the_original_number_and_time() {
        Instant first = clock.instant();
        Receipt kept = get(intake.accept(unreadable("9")));
        clock.advance(Duration.ofDays(3));
        Receipt read = get(intake.accept(sms("9", "una farola")));
        assertThat(read.outcome()).isEqualTo(ACCEPTED);
        assertThat(read.number()).isEqualTo(kept.number());
        var waiting = get(intake.waiting(database.pool(), 10));
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).receivedAt()).isEqualTo(first);
        assertThat(waiting.get(0).submission().quarantine()).isNull();
        assertThat(waiting.get(0).submission().occurredAt()).isEqualTo(first);
        assertThat(only(State.REPROCESSED).id()).isEqualTo(waiting.get(0).id());
        assertThat(get(quarantine.open())).isZero();
    }

    @Test
    void the_version_nobody_could_read_is_kept_beside_it() {
        get(intake.accept(unreadable("9")));
        get(intake.accept(sms("9", "una farola")));
        var kept = get(database.pool()
                .query("select revision, body ->> 'rawRef' from personal.submission_revision")
                .execute());
        assertThat(kept).hasSize(1);
        assertThat(kept.iterator().next().getString(1)).isEqualTo("raw-9");
        assertThat(get(intake.accept(sms("9", "una farola"))).outcome()).isEqualTo(DUPLICATE);
    }

    @Test
    void read_again_by_two_at_once_it_is_accepted_once() {
        get(intake.accept(unreadable("9")));
        List<Future<Receipt>> all = IntStream.range(0, 10)
                .mapToObj(i -> intake.accept(sms("9", "una farola")))
                .toList();
        get(Future.all(all));
        assertThat(all.stream().filter(f -> f.result().outcome() == ACCEPTED)).hasSize(1);
        assertThat(all.stream().filter(f -> f.result().outcome() == DUPLICATE)).hasSize(9);
    }

    @Test
    void a_dismissed_item_stays_so_with_who_and_why_and_can_still_be_read_later() {
        long id = Long.parseLong(
                String.valueOf(get(intake.accept(unreadable("9"))).reportId()));
        assertThat(get(quarantine.dismiss(id, "Lucía", "advertising"))).isTrue();
        assertThat(only(State.DISMISSED).decidedBy()).isEqualTo("Lucía");
        assertThat(only(State.DISMISSED).decision()).isEqualTo("advertising");
        assertThat(get(intake.accept(unreadable("9"))).outcome()).isEqualTo(QUARANTINED);
        assertThat(get(quarantine.list(State.NEW, 0, 10))).isEmpty();
        assertThat(get(intake.accept(sms("9", "una farola"))).outcome()).isEqualTo(ACCEPTED);
        assertThat(get(quarantine.dismiss(id, "Lucía", "advertising"))).isFalse();
    }

    @Test
    void pages_go_on_after_the_last_one_seen() {
        for (int i = 0; i < 5; i++) {
            get(intake.accept(unreadable("n" + i)));
        }
        var first = get(quarantine.list(State.NEW, 0, 3));
        var rest = get(quarantine.list(State.NEW, first.get(2).id(), 3));
        assertThat(first).extracting(QuarantinedItem::key).containsExactly("sms:n0", "sms:n1", "sms:n2");
        assertThat(rest).extracting(QuarantinedItem::key).containsExactly("sms:n3", "sms:n4");
    }

    private QuarantinedItem only(State state) {
        var all = get(quarantine.list(state, 0, 10));
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
