package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.incident.CaseFile;
import org.ventanilla.hub.incident.IncidentView.TimelineEntry;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.incident.WorkFilter;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.Submission.ThreadRef;

/** What comes of a reply: whose it is, what it answers, whether somebody must look again. */
@ExtendWith(VertxExtension.class)
class RepliesTest {
    @AutoClose
    private TriageRoom room;

    private Receipt first;

    @BeforeEach
    void report(Vertx vertx, @TempDir Path files) {
        room = new TriageRoom(vertx, files);
        first = room.accept(Lamps.by("email", "ana", 0).answering(null, null, "<first@example.org>"));
        room.file();
    }

    private long id() {
        return Long.parseLong(room.incidents().get(room.incidents().size() - 1).id());
    }

    private CaseFile file() {
        return get(room.hub.incidents.caseFile(id())).orElseThrow();
    }

    /** @param from key of the mail, whose sender is {@code <from>@example.org} */
    private void reply(String from, String text, @Nullable ThreadRef thread, Flag... flags) {
        var lamp = Lamps.by("email", from, 0).submission();
        get(room.hub.intake.accept(Submission.draft(lamp.instance(), lamp.type(), lamp.key() + "-" + text.hashCode())
                .reporter(lamp.reporter())
                .typed(text)
                .thread(thread)
                .flags(List.of(flags))
                .made()));
        room.file();
    }

    private ThreadRef token() {
        return new ThreadRef(first.replyToken(), null, List.of(), null);
    }

    private void close() {
        get(room.hub.incidents.changeStatus(id(), Status.RESOLVED, "repaired", "Cambiada la lámpara.", List.of()));
    }

    private List<Boolean> unverified() {
        return file().reports().stream().map(ReportRow::unverified).toList();
    }

    private Received last() {
        var all = get(room.hub.intake.ledger(null, 0, 100));
        return all.get(all.size() - 1);
    }

    @Test
    void a_connector_may_name_its_own_report_by_the_number_it_was_told() {
        var named = new ThreadRef(null, first.number(), List.of(), null);
        reply("ana", "Sigue apagada, por favor.", named);
        reply("berta", "A mí también me falta luz.", named);
        assertThat(unverified()).containsExactly(false, false, true);
        assertThat(room.incidents()).hasSize(1);
    }

    @Test
    void a_reply_with_the_token_adds_in_the_reporters_own_words_whatever_its_case() {
        var upper = String.valueOf(first.replyToken()).toUpperCase(java.util.Locale.ROOT);
        reply("ana", "Es la de la esquina", new ThreadRef(upper, null, List.of(), null));
        assertThat(room.states()).containsExactly(State.REPORT, State.FOLLOW_UP);
        assertThat(unverified()).containsExactly(false, false);
    }

    @Test
    void a_token_used_by_another_sender_adds_a_note_that_is_nobodys_and_opens_nothing() {
        close();
        reply("eve", "Sigue apagada", token());
        assertThat(last().state()).isEqualTo(State.FOLLOW_UP);
        assertThat(last().reason()).isEqualTo("unverified-sender");
        assertThat(unverified()).containsExactly(false, true);
        assertThat(file().incident().lookAt()).isNull();
        assertThat(get(room.hub.incidents.find(id())).orElseThrow().timeline())
                .extracting(TimelineEntry::type)
                .doesNotContain("incident.follow-up-added");
    }

    @Test
    void a_forged_sender_is_not_the_reporter() {
        reply("ana", "Sigue apagada", token(), Flag.FORGED, Flag.NO_ANSWER);
        assertThat(unverified()).containsExactly(false, true);
    }

    @Test
    void an_answer_to_ones_own_earlier_mail_adds_to_it_and_a_neighbours_is_a_report() {
        var ref = new ThreadRef(null, null, List.of("<unknown@x.example>", "<first@example.org>"), null);
        reply("ana", "Añado: parpadea", ref);
        reply("luis", "En mi calle también", ref);
        assertThat(room.states()).containsExactly(State.REPORT, State.FOLLOW_UP, State.REPORT);
    }

    @Test
    void a_number_counts_for_its_own_reporter_only() {
        var ref = new ThreadRef(null, null, List.of(), first.number());
        reply("ana", "Añado: parpadea", ref);
        reply("luis", "Hay un bache en la calle Burgos", ref);
        assertThat(room.states()).containsExactly(State.REPORT, State.FOLLOW_UP, State.REPORT);
    }

    @Test
    void still_broken_after_closing_asks_for_a_look_and_leaves_the_state() {
        close();
        reply("ana", "Sigue igual", token());
        assertThat(file().incident().status()).isEqualTo(Status.RESOLVED);
        assertThat(file().incident().lookWhy()).isEqualTo("reply-after-closing");
        var work = get(room.hub.incidents.work(
                new WorkFilter(java.util.Set.of(Status.RECEIVED), null, null, null, List.of(), null, 0, 10)));
        assertThat(work).extracting(item -> item.incident().id()).containsExactly(id());
        assertThat(room.types()).endsWith("incident.follow-up-added", "incident.look-wanted");
        get(room.hub.incidents.looked(id()));
        assertThat(file().incident().lookAt()).isNull();
    }

    @Test
    void thanks_and_machines_open_nothing() {
        close();
        reply("ana", "Muchas gracias", token());
        reply("ana", "Estoy fuera de la oficina", token(), Flag.AUTOMATIC, Flag.NO_ANSWER);
        assertThat(file().incident().lookAt()).isNull();
        assertThat(room.states()).containsExactly(State.REPORT, State.FOLLOW_UP, State.AUTOMATIC);
    }

    @Test
    void a_question_waits_under_study_and_the_answer_ends_the_waiting() {
        get(room.hub.incidents.ask(id(), "¿En qué número está?", null));
        assertThat(file().incident().status()).isEqualTo(Status.UNDER_STUDY);
        assertThat(file().incident().askedAt()).isNotNull();
        reply("eve", "En el 3", token());
        assertThat(file().incident().askedAt()).isNotNull();
        reply("ana", "Gracias", token());
        assertThat(file().incident().askedAt()).isNotNull();
        reply("ana", "En el 12", token());
        assertThat(file().incident().askedAt()).isNull();
        assertThat(file().incident().status()).isEqualTo(Status.UNDER_STUDY);
        assertThat(room.types()).endsWith("incident.follow-up-added", "incident.question-answered");
    }

    @Test
    void the_words_of_a_question_are_in_no_event() {
        get(room.hub.incidents.ask(id(), "¿En qué número está?", null));
        assertThat(get(room.hub.events.read(0, 100)).events())
                .noneMatch(event -> event.data().toString().contains("número"));
    }

    @Test
    void the_reason_of_a_machine_is_in_the_ledger() {
        var lamp = Lamps.by("email", "ooo", 0).flagged(Flag.AUTOMATIC).submission();
        get(room.hub.intake.accept(lamp.changed().sign("auto-submitted").made()));
        room.file();
        assertThat(last().reason()).isEqualTo("auto-submitted");
    }

    @Test
    void who_is_asked_must_be_one_of_those_who_reported_it() {
        assertThat(get(room.hub.incidents.ask(id(), "¿Dónde?", 999L).map(true).otherwise(false)))
                .isFalse();
        assertThat(file().incident().askedAt()).isNull();
    }
}
