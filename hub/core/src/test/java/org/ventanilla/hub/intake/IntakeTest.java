package org.ventanilla.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.Samples.NUMBERS;
import static org.ventanilla.hub.Samples.sms;
import static org.ventanilla.hub.Samples.unreadable;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.model.Receipt.Outcome.ACCEPTED;
import static org.ventanilla.model.Receipt.Outcome.CONFLICT;
import static org.ventanilla.model.Receipt.Outcome.DUPLICATE;
import static org.ventanilla.model.Receipt.Outcome.QUARANTINED;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.TestClock;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.model.Receipt;

@ExtendWith(VertxExtension.class)
class IntakeTest {
    private final List<String> rung = new ArrayList<>();
    private TestDatabase database;
    private Intake intake;

    @BeforeEach
    void open(Vertx vertx) {
        database = TestDatabase.fresh(vertx);
        intake = new Intake(database.pool(), NUMBERS, new TestClock(), rung::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_new_submission_is_accepted_with_number_link_and_reply_token() {
        Receipt receipt = get(intake.accept(sms("1", "una farola")));
        assertThat(receipt.outcome()).isEqualTo(ACCEPTED);
        assertThat(receipt.number()).matches("AV-[0-9]+");
        assertThat(receipt.followPath()).matches("/s/AV-[0-9]+\\.[a-z2-7]{20}");
        assertThat(NUMBERS.reportOf(String.valueOf(receipt.replyToken())).getAsLong())
                .isEqualTo(Long.parseLong(String.valueOf(receipt.reportId())));
        assertThat(rung).isNotEmpty();
    }

    @Test
    void the_same_again_is_a_duplicate_with_the_original_ids() {
        Receipt first = get(intake.accept(sms("1", "una farola")));
        Receipt second = get(intake.accept(sms("1", "una farola")));
        assertThat(second.outcome()).isEqualTo(DUPLICATE);
        assertThat(second.number()).isEqualTo(first.number());
    }

    @Test
    void other_content_under_the_same_key_is_a_conflict_and_both_are_kept() {
        get(intake.accept(sms("1", "una farola")));
        Receipt second = get(intake.accept(sms("1", "otra cosa")));
        Receipt third = get(intake.accept(sms("1", "y otra")));
        Receipt again = get(intake.accept(sms("1", "otra cosa")));
        assertThat(List.of(second, third, again)).extracting(Receipt::outcome).containsOnly(CONFLICT);
        assertThat(List.of(second, third, again)).extracting(Receipt::revision).containsExactly(2, 3, 2);
    }

    @Test
    void what_cannot_be_read_is_quarantined_also_the_second_time() {
        assertThat(get(intake.accept(unreadable("9"))).outcome()).isEqualTo(QUARANTINED);
        assertThat(get(intake.accept(unreadable("9"))).outcome()).isEqualTo(QUARANTINED);
        assertThat(get(intake.waiting(database.pool(), 10))).isEmpty();
    }

    @Test
    void a_broken_submission_is_refused_naming_every_field() {
        var broken = sms("", "");
        var nothing = new org.ventanilla.model.Submission(
                "submission.v9",
                " ",
                null,
                "elsewhere",
                "SMS!",
                broken.type(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                null);
        assertThatThrownBy(() -> get(intake.accept(nothing)))
                .isInstanceOf(RefusedSubmission.class)
                .hasMessageContaining("schema")
                .hasMessageContaining("key")
                .hasMessageContaining("instance")
                .hasMessageContaining("text")
                .hasMessageContaining("jurisdiction");
    }

    @Test
    void one_item_twenty_times_at_once_is_one_report() {
        List<Future<Receipt>> all = IntStream.range(0, 20)
                .mapToObj(i -> intake.accept(sms("same", "una farola")))
                .toList();
        get(Future.all(all));
        var outcomes =
                all.stream().collect(Collectors.groupingBy(f -> f.result().outcome(), Collectors.counting()));
        assertThat(outcomes).containsEntry(ACCEPTED, 1L).containsEntry(DUPLICATE, 19L);
        assertThat(get(intake.waiting(database.pool(), 100))).hasSize(1);
    }

    @Test
    void a_crowd_is_stored_completely_and_each_gets_its_own_receipt() {
        List<Future<Receipt>> all = IntStream.range(0, 1000)
                .mapToObj(i -> intake.accept(sms("n" + i, "una farola " + i)))
                .toList();
        get(Future.all(all));
        assertThat(all.stream().map(f -> f.result().number()).distinct()).hasSize(1000);
        assertThat(get(intake.ledger("sms", 0, 2000))).hasSize(1000);
    }

    @Test
    void strange_characters_are_kept() {
        String odd = "ñ".repeat(4000) + " 🙂 \u0000 \u202Egnirts \ud800";
        get(intake.accept(sms("odd", odd)));
        var text = get(intake.waiting(database.pool(), 1)).get(0).submission().text();
        assertThat(text).isNotNull();
        assertThat(String.valueOf(text == null ? null : text.raw())).startsWith("ñ".repeat(4000) + " 🙂 \u0000 \u202E");
    }
}
