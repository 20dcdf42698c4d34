package org.ventanilla.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Samples.NUMBERS;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.TestClock;
import org.ventanilla.hub.intake.Received.Ended;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.hub.store.TestDatabase;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Quarantine;
import org.ventanilla.model.Submission.ThreadRef;
import org.ventanilla.model.SubmissionDraft;

/** What comes in pieces waits for its last one, and not for ever. */
@ExtendWith(VertxExtension.class)
class PartsTest {
    private final TestClock clock = new TestClock();
    private TestDatabase database;
    private Intake intake;

    @BeforeEach
    void open(Vertx vertx) {
        database = TestDatabase.fresh(vertx);
        intake = new Intake(database.pool(), NUMBERS, clock, rung -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static SubmissionDraft draft(String name, Flag... flags) {
        return Submission.draft("phone", "phone", "phone:" + name).typed("algo").flags(List.of(flags));
    }

    private static Submission call(String name) {
        return draft(name, Flag.UNFINISHED).made();
    }

    private static Submission piece(String call, String name, Flag... flags) {
        return draft(call + name, flags)
                .thread(new ThreadRef(null, "phone:" + call, List.of(), null))
                .made();
    }

    private long accept(Submission s) {
        return Long.parseLong(String.valueOf(get(intake.accept(s)).reportId()));
    }

    private List<Long> waiting() {
        return get(intake.waiting(database.pool(), 100)).stream()
                .map(Received::id)
                .toList();
    }

    @Test
    void a_call_waits_for_its_last_piece() {
        long call = accept(call("CA1"));
        accept(piece("CA1", "/1", Flag.PART));
        assertThat(waiting()).isEmpty();
        accept(piece("CA1", "/5", Flag.LAST));
        assertThat(waiting()).containsExactly(call);
    }

    @Test
    void after_a_line_dropped_stragglers_are_awaited_for_ten_seconds() {
        long call = accept(call("CA1"));
        accept(piece("CA1", "/end", Flag.LAST, Flag.PARTIAL));
        assertThat(waiting()).isEmpty();
        clock.advance(Duration.ofSeconds(9));
        assertThat(waiting()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(waiting()).containsExactly(call);
    }

    @Test
    void nobody_waits_for_more_than_half_an_hour() {
        long call = accept(call("CA1"));
        long piece = accept(piece("CA1", "/1", Flag.PART));
        long lost = accept(piece("CA2", "/1", Flag.PART));
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(waiting()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(waiting()).containsExactly(call, piece, lost);
    }

    @Test
    void the_end_of_one_call_is_not_that_of_another_nor_of_another_instance() {
        accept(call("CA1"));
        accept(piece("CA2", "/5", Flag.LAST));
        var other = Submission.draft("phone2", "phone", "phone2:CA1/5")
                .typed("algo")
                .flags(List.of(Flag.LAST))
                .thread(new ThreadRef(null, "phone:CA1", List.of(), null))
                .made();
        accept(other);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void a_piece_of_what_is_filed_waits_no_more_and_knows_how_that_ended() {
        long call = accept(call("CA1"));
        accept(piece("CA1", "/5", Flag.LAST));
        get(intake.end(database.pool(), List.of(new Ended(call, State.TALK, "empty"))));
        long late = accept(piece("CA1", "/6", Flag.PART));
        assertThat(waiting()).contains(late);
        var received = get(intake.find(null, List.of(late))).get(0);
        var whole = get(intake.parts().whole(database.pool(), received)).orElseThrow();
        assertThat(whole.id()).isEqualTo(call);
        assertThat(whole.state()).isEqualTo(State.TALK);
        assertThat(get(intake.parts().whole(database.pool(), whole))).isEmpty();
    }

    @Test
    void the_pieces_of_a_whole_are_found_also_those_that_ended() {
        long call = accept(call("CA1"));
        long first = accept(piece("CA1", "/1", Flag.PART));
        long last = accept(piece("CA1", "/5", Flag.LAST));
        get(intake.end(database.pool(), List.of(new Ended(first, State.PART, null))));
        var whole = get(intake.find(null, List.of(call))).get(0);
        assertThat(get(intake.parts().of(database.pool(), whole)))
                .extracting(Received::id)
                .containsExactly(first, last);
    }

    @Test
    void what_comes_once_more_waits_for_nothing() {
        long call = accept(call("CA1"));
        get(intake.end(database.pool(), List.of(new Ended(call, State.PROPOSED, "transcribed"))));
        assertThat(waiting()).isEmpty();
        get(intake.again(database.pool(), call));
        assertThat(waiting()).containsExactly(call);
    }

    @Test
    void only_a_readable_piece_is_held_back() {
        var at = clock.instant();
        var piece = piece("CA1", "/1", Flag.PART).changed().receivedAt(at);
        assertThat(Parts.heldUntil(piece.made())).isNotNull();
        assertThat(Parts.heldUntil(piece.quarantine(new Quarantine("unreadable", null))
                        .rawRef("r")
                        .made()))
                .isNull();
        assertThat(Parts.heldUntil(draft("x").receivedAt(at).made())).isNull();
        assertThat(Parts.partOf(draft("x", Flag.PART).made())).isNull();
    }
}
