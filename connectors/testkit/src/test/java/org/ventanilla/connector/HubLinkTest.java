package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.FakeHub.Verdict;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Receipt.Outcome;
import org.ventanilla.model.Submission;

class HubLinkTest {
    private static final int WINDOW = 32;
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final HubLink quick = new HubLink(vertx, Hosting.QUICK, new RecentlySent());
    private final HubLink patient = new HubLink(vertx, Hosting.QUICK.withHub(LONG, LONG), new RecentlySent());

    @BeforeEach
    void open() {
        Wait.on(hub.open());
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void the_four_receipts_come_back_as_they_were_given() {
        assertThat(Wait.on(quick.accept(submission("1", "lamp"))).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(Wait.on(quick.accept(submission("1", "lamp"))))
                .extracting(Receipt::outcome, Receipt::reportId)
                .containsExactly(Outcome.DUPLICATE, "r1");
        assertThat(Wait.on(quick.accept(submission("1", "hole"))))
                .extracting(Receipt::outcome, Receipt::revision)
                .containsExactly(Outcome.CONFLICT, 2);
        var unread = new Submissions("bell", Said.descriptor("bell")).quarantined("2", "ref", "unparseable", NOW);
        assertThat(Wait.on(quick.accept(unread)).outcome()).isEqualTo(Outcome.QUARANTINED);
        assertThat(Wait.on(quick.accept(unread)).outcome()).isEqualTo(Outcome.QUARANTINED);
    }

    @Test
    void a_hub_that_says_nothing_is_asked_again_under_the_same_key_and_then_there_is_no_receipt() {
        hub.be(Mood.SILENT);
        assertThatThrownBy(() -> Wait.on(quick.accept(submission("1", "lamp")))).hasCauseInstanceOf(NoReceipt.class);
        assertThat(hub.submissions()).hasSize(3).extracting(Submission::key).containsOnly("bell:1");
    }

    @Test
    void a_hub_that_is_not_there_and_comes_back_between_two_tries_gives_its_receipt() {
        hub.be(Mood.FAILING);
        var receipt = quick.accept(submission("1", "lamp"));
        Wait.until(vertx, "it was asked", () -> !hub.submissions().isEmpty());
        hub.be(Mood.WELL);
        assertThat(Wait.on(receipt).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void a_refusal_is_not_tried_again() {
        hub.decide(s -> new Verdict.Refused("text: expected words"));
        assertThatThrownBy(() -> Wait.on(quick.accept(submission("1", "lamp"))))
                .hasCauseInstanceOf(Refused.class)
                .hasMessageContaining("text: expected words");
        assertThat(hub.submissions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"outcome\":\"PARKED\"}", "{\"outcome\":null}", "{\"outcome\":[]}"})
    void an_answer_that_is_no_receipt_is_no_receipt(String answer) {
        hub.decide(s -> new Verdict.Nonsense(new JsonObject(answer)));
        assertThatThrownBy(() -> Wait.on(quick.accept(submission("1", "lamp")))).hasCauseInstanceOf(NoReceipt.class);
    }

    @Test
    void never_more_than_the_window_is_unanswered_and_the_rest_follows() {
        hub.be(Mood.HOLDING);
        List<Future<Receipt>> all = IntStream.range(0, 100)
                .mapToObj(n -> patient.accept(submission(String.valueOf(n), "words")))
                .toList();
        Wait.until(vertx, "the window is full", () -> hub.heldBack() == WINDOW);
        assertThat(hub.submissions()).hasSize(WINDOW);
        hub.release();
        Wait.on(Future.all(all));
        assertThat(hub.reports())
                .extracting(Submission::key)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).mapToObj(n -> "bell:" + n).toList());
    }

    @Test
    void what_would_wait_behind_too_many_is_told_at_once_and_the_places_are_free_again_later() {
        hub.be(Mood.HOLDING);
        List<Future<Receipt>> taken = IntStream.range(0, 2_000 + WINDOW)
                .mapToObj(n -> patient.accept(submission(String.valueOf(n), "words")))
                .toList();
        var late = patient.accept(submission("late", "words"));
        assertThat(late.failed()).isTrue();
        assertThat(late.cause()).isInstanceOf(NoReceipt.class);
        Wait.until(vertx, "the window is full", () -> hub.heldBack() == WINDOW);
        hub.release();
        Wait.on(Future.all(taken));
        assertThat(Wait.on(patient.accept(submission("late", "words"))).outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void a_whole_queue_that_finds_nobody_fails_one_after_the_other() {
        Wait.on(hub.close());
        var all = IntStream.range(0, 2_000)
                .mapToObj(n -> quick.accept(submission(String.valueOf(n), "words")))
                .toList();
        Wait.on(Future.join(all).otherwiseEmpty());
        assertThat(all).allSatisfy(each -> assertThat(each.cause()).isInstanceOf(NoReceipt.class));
    }

    @Test
    void a_place_in_the_window_is_free_again_after_a_failure() {
        hub.be(Mood.FAILING);
        var failing = IntStream.range(0, 3 * WINDOW)
                .mapToObj(n -> quick.accept(submission(String.valueOf(n), "words")))
                .toList();
        Wait.on(Future.join(failing).otherwiseEmpty());
        hub.be(Mood.WELL);
        var after = IntStream.range(0, 3 * WINDOW)
                .mapToObj(n -> quick.accept(submission(String.valueOf(n), "words")))
                .toList();
        Wait.on(Future.all(after));
        assertThat(hub.reports()).hasSize(3 * WINDOW);
    }

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

    private static Submission submission(String nativeId, String text) {
        return new Submissions("bell", Said.descriptor("bell"))
                .of(Said.draft(nativeId, text), List.of(), null, null, NOW);
    }
}
