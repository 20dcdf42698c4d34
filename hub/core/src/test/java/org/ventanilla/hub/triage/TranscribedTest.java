package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.hub.transcript.Correction;
import org.ventanilla.hub.transcript.Proposal;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.Remark;
import org.ventanilla.model.Submission.Text;
import org.ventanilla.model.Submission.TextSource;
import org.ventanilla.model.Submission.ThreadRef;

/** What a machine wrote down of speech: filed by itself, or proposed to a person, whenever it comes. */
@ExtendWith(VertxExtension.class)
class TranscribedTest {
    private static final List<Flag> SENTENCE = List.of(Flag.PART, Flag.NO_ANSWER, Flag.TRANSCRIBED);

    @TempDir
    private Path files = Path.of("");

    private TriageRoom room;

    @BeforeEach
    void open(Vertx vertx) {
        room = new TriageRoom(vertx, files);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static Submission piece(String name, String words, @Nullable Double confidence, List<Flag> flags) {
        var caller = new Reporter(
                "+34600111222", Reporter.AddressKind.MOBILE, null, null, Reporter.Assurance.CLAIMED, true, null);
        var draft = Submission.draft("phone", "phone", "phone:CA1" + name)
                .reporter(caller)
                .text(new Text(words, null, TextSource.TRANSCRIPT, confidence))
                .flags(flags);
        return (name.isEmpty() ? draft : draft.thread(new ThreadRef(null, "phone:CA1", List.of(), null))).made();
    }

    private void call() {
        get(room.hub.intake.accept(piece("", "", null, List.of(Flag.UNFINISHED, Flag.NO_ANSWER))));
    }

    private void ends() {
        get(room.hub.intake.accept(piece("/end", "", null, List.of(Flag.LAST, Flag.PARTIAL, Flag.NO_ANSWER))));
        room.hub.clock.advance(Duration.ofSeconds(10));
        room.file();
    }

    private void hears(int n, String words, @Nullable Double confidence) {
        get(room.hub.intake.accept(piece("/t/1/00000000" + n, words, confidence, SENTENCE)));
    }

    private List<Proposal> open() {
        return get(room.hub.transcripts.list(Proposal.State.OPEN, 0, 10));
    }

    private Received whole() {
        return get(room.hub.intake.ledger("phone", 0, 1)).get(0);
    }

    private static Correction nothing() {
        return new Correction(null, null, null, null, null, false);
    }

    @Test
    void what_is_sure_is_filed_by_itself_and_every_field_names_its_sentence() {
        call();
        hears(3, "está en la calle Castilla 27", 0.97);
        hears(1, "buenos días", 0.97);
        hears(2, "hay una farola apagada", 0.97);
        hears(2, "hay una farola apagada", 0.97);
        ends();
        assertThat(room.incidents()).hasSize(1);
        assertThat(room.incidents().get(0).place()).contains("Castilla");
        assertThat(whole().state()).isEqualTo(State.REPORT);
        var proposal = get(room.hub.transcripts.find(whole().id())).orElseThrow();
        assertThat(proposal.state()).isEqualTo(Proposal.State.FILED);
        var proposed = proposal.proposed();
        assertThat(proposed.confidence()).isGreaterThanOrEqualTo(0.8);
        assertThat(proposed.category().value()).isEqualTo("ALU-01");
        assertThat(proposed.source(proposed.category())).isEqualTo("hay una farola apagada");
        assertThat(proposed.source(proposed.place())).isEqualTo("está en la calle Castilla 27");
        assertThat(proposed.contact().value()).isEqualTo("+34600111222");
        assertThat(proposed.danger().value()).isEqualTo("false");
        assertThat(room.states()).containsOnly(State.REPORT, State.PART);
    }

    @Test
    void what_is_not_sure_waits_for_a_person_and_is_filed_once_confirmed() {
        call();
        hears(1, "una farola apagada en la calle Castilla 27", 0.55);
        ends();
        assertThat(room.incidents()).isEmpty();
        assertThat(whole().state()).isEqualTo(State.PROPOSED);
        var proposal = open().get(0);
        assertThat(proposal.proposed().confidence()).isLessThan(0.8);
        assertThat(get(room.hub.transcripts.confirm(proposal.id(), 7, nothing(), proposal.version())))
                .isTrue();
        assertThat(get(room.hub.transcripts.confirm(proposal.id(), 7, nothing(), null)))
                .isFalse();
        assertThat(get(room.hub.transcripts.dismiss(proposal.id(), 7, "tarde"))).isFalse();
        room.file();
        assertThat(room.incidents()).hasSize(1);
        assertThat(whole().state()).isEqualTo(State.REPORT);
        assertThat(Objects.requireNonNull(whole().submission().text()).raw()).contains("farola");
        var decided = get(room.hub.transcripts.find(proposal.id())).orElseThrow();
        assertThat(decided.state()).isEqualTo(Proposal.State.CONFIRMED);
        assertThat(decided.decidedBy()).isEqualTo(7);
    }

    @Test
    void what_the_recogniser_does_not_say_it_is_sure_of_is_not() {
        call();
        hears(1, "una farola apagada en la calle Castilla 27", null);
        ends();
        assertThat(open()).hasSize(1);
    }

    @Test
    void what_a_person_corrects_counts() {
        call();
        hears(1, "una parola pagada en la calle Castilla 27", 0.6);
        ends();
        var mobile = new Reporter(
                "+34600111222", Reporter.AddressKind.MOBILE, null, "es", Reporter.Assurance.CLAIMED, true, "sms");
        var correction = new Correction("una farola apagada", "ALU-01", true, null, mobile, true);
        get(room.hub.transcripts.confirm(whole().id(), 7, correction, null));
        room.file();
        var incident = room.incidents().get(0);
        assertThat(incident.category()).isEqualTo("ALU-01");
        assertThat(incident.danger()).isTrue();
        assertThat(room.reports(incident).get(0).replyChannel()).isEqualTo("sms");
    }

    @Test
    void what_is_dismissed_is_no_report_until_more_is_heard() {
        call();
        hears(1, "probando probando", 0.9);
        ends();
        get(room.hub.transcripts.dismiss(whole().id(), 7, "nada"));
        assertThat(whole().state()).isEqualTo(State.TALK);
        hears(2, "hay un bache en la calle Castilla 27", 0.5);
        room.file();
        assertThat(open()).hasSize(1);
        assertThat(open().get(0).proposed().sentences()).hasSize(2);
        assertThat(open().get(0).version()).isEqualTo(2);
        assertThat(whole().state()).isEqualTo(State.PROPOSED);
    }

    @Test
    void what_comes_after_a_silent_call_ended_is_its_report_with_its_number() {
        call();
        ends();
        assertThat(whole().state()).isEqualTo(State.TALK);
        hears(2, "en la calle Castilla 27", 0.97);
        hears(1, "hay una farola apagada", 0.97);
        room.file();
        assertThat(room.incidents()).hasSize(1);
        assertThat(whole().state()).isEqualTo(State.REPORT);
        assertThat(room.reports(room.incidents().get(0)).get(0).id()).isEqualTo(whole().id());
        assertThat(room.states()).containsOnly(State.REPORT, State.PART);
    }

    @Test
    void a_piece_of_the_dialogue_that_comes_late_belongs_to_its_call_too() {
        call();
        ends();
        get(room.hub.intake.accept(piece(
                "/1", "hay una farola apagada en la calle Castilla 27", 0.9, List.of(Flag.PART, Flag.NO_ANSWER))));
        room.file();
        assertThat(room.incidents()).hasSize(1);
        assertThat(whole().state()).isEqualTo(State.REPORT);
    }

    @Test
    void what_comes_after_it_was_filed_is_added_to_it() {
        call();
        hears(1, "hay una farola apagada en la calle Castilla 27", 0.97);
        ends();
        hears(2, "y lleva tres días así", 0.3);
        room.file();
        assertThat(room.incidents()).hasSize(1);
        assertThat(open()).isEmpty();
        assertThat(room.states()).containsOnly(State.REPORT, State.PART, State.FOLLOW_UP);
    }

    @Test
    void a_recording_that_nobody_could_write_down_waits_for_somebody_to_listen() {
        call();
        var recorded = piece("/r/RE1/audio", "", null, SENTENCE);
        get(room.hub.intake.accept(recorded.changed()
                .remarks(List.of(new Remark("recording", "RE1")))
                .made()));
        ends();
        assertThat(room.incidents()).isEmpty();
        assertThat(open().get(0).proposed().confidence()).isZero();
        assertThat(open().get(0).proposed().remarks()).extracting(Remark::code).containsExactly("recording");
        hears(1, "hay una farola apagada en la calle Castilla 27", 0.97);
        room.file();
        assertThat(open()).isEmpty();
        assertThat(room.incidents()).hasSize(1);
    }

    @Test
    void sentences_of_a_call_nobody_told_of_wait_for_a_person_too() {
        hears(1, "hay una farola apagada en la calle Castilla 27", 0.3);
        room.hub.clock.advance(Duration.ofMinutes(31));
        room.file();
        assertThat(open()).hasSize(1);
        assertThat(room.incidents()).isEmpty();
    }

    @Test
    void danger_that_was_heard_has_to_be_sure_as_well() {
        call();
        hears(1, "hay una farola caída en la calle Castilla 27", 0.97);
        hears(2, "los cables están sueltos y hay peligro", 0.4);
        ends();
        var proposed = open().get(0).proposed();
        assertThat(proposed.isDangerous()).isTrue();
        assertThat(proposed.confidence()).isLessThan(0.5);
    }
}
