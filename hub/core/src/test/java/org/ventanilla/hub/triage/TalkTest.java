package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.Flag;

/** Conversations of short messages with the whole hub: what becomes of each message, and what is answered. */
@ExtendWith(VertxExtension.class)
class TalkTest {
    private static final String ANA = "+34600000001";
    private static final String LUIS = "+34600000002";

    @AutoClose
    private TriageRoom room;

    private int messages;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        room = new TriageRoom(vertx, files);
    }

    private void text(@Nullable String from, String words) {
        String id = "SM" + ++messages;
        var reporter = from == null
                ? Reporter.ANONYMOUS
                : new Reporter(from, Reporter.AddressKind.MOBILE, null, "es", Reporter.Assurance.CLAIMED, true, null);
        get(room.hub.intake.accept(Submission.draft("sms", "sms", "sms:" + id)
                .reporter(reporter)
                .typed(words)
                .flags(List.of(Flag.CHAT))
                .made()));
        room.file();
        room.hub.clock.advance(Duration.ofMinutes(1));
    }

    private IncidentView incident() {
        assertThat(room.incidents()).hasSize(1);
        return room.incidents().get(0);
    }

    private List<ReportRow> reports() {
        return room.reports(incident());
    }

    private void close() {
        get(room.hub.incidents.changeStatus(
                Long.parseLong(incident().id()), Status.RESOLVED, "repaired", "Cambiada la lampara.", List.of()));
        room.hub.clock.advance(Duration.ofDays(1));
    }

    private @Nullable String lastReason() {
        var all = get(room.hub.intake.ledger(null, 0, 100));
        return all.get(all.size() - 1).reason();
    }

    private List<State> states() {
        return get(room.hub.intake.ledger(null, 0, 100)).stream()
                .map(Received::state)
                .toList();
    }

    /** What would be answered, in the order of the events, those about no report last. */
    private List<String> owed() {
        var lane = get(room.hub.database.pool().getConnection());
        get(room.hub.notices.owe(lane));
        get(lane.close());
        var rows = get(room.hub
                .database
                .pool()
                .query("select template from notify.notice order by event_position = 0, event_position")
                .execute());
        var templates = new ArrayList<String>();
        rows.forEach(row -> templates.add(row.getString(0)));
        return templates;
    }

    @Test
    void thanks_never_open_a_report() {
        text(ANA, "gracias");
        text(null, "Muchas gracias!");
        assertThat(states()).containsExactly(State.TALK, State.TALK);
        assertThat(room.incidents()).isEmpty();
        assertThat(owed()).isEmpty();
    }

    @Test
    void a_greeting_alone_is_told_how_one_reports_and_opens_nothing() {
        text(ANA, "hola buenas");
        assertThat(states()).containsExactly(State.TALK);
        assertThat(owed()).containsExactly("help");
    }

    @Test
    void a_missing_place_is_asked_for_and_the_answer_understood() {
        text(ANA, "hay una farola apagada");
        assertThat(incident().place()).isNull();
        text(ANA, "calle castilla 27");
        assertThat(states()).containsExactly(State.REPORT, State.FOLLOW_UP);
        assertThat(incident().place()).contains("Castilla");
        assertThat(owed()).containsExactly("received", "placed");
    }

    @Test
    void a_number_alone_completes_the_street_that_was_said() {
        text(ANA, "hay una farola apagada en el paseo general davila");
        assertThat(owed()).containsExactly("received");
        text(ANA, "el 120");
        assertThat(states()).containsExactly(State.REPORT, State.FOLLOW_UP);
        assertThat(incident().place()).contains("120");
        assertThat(owed()).containsExactly("received", "placed");
    }

    @Test
    void who_cannot_say_where_is_asked_twice_and_then_a_person_looks() {
        text(ANA, "hay una farola apagada");
        text(ANA, "al lado del bar de pepe");
        text(ANA, "pues donde siempre");
        text(ANA, "ya se lo he dicho");
        assertThat(states()).containsExactly(State.REPORT, State.FOLLOW_UP, State.FOLLOW_UP, State.FOLLOW_UP);
        assertThat(owed()).containsExactly("received", "where");
        assertThat(room.types()).containsOnlyOnce("incident.place-not-found");
    }

    @Test
    void two_messages_in_a_row_about_one_thing_are_one_report_whatever_comes_first() {
        text(ANA, "hola buenas, estoy en la calle castilla 27");
        assertThat(incident().category()).isEqualTo("OTR-06");
        text(ANA, "hay una farola apagada");
        assertThat(states()).containsExactly(State.REPORT, State.FOLLOW_UP);
        assertThat(incident().category()).startsWith("ALU");
        assertThat(incident().place()).contains("Castilla");
        assertThat(reports()).hasSize(2);
        assertThat(room.types()).containsOnlyOnce("incident.learned");
    }

    @Test
    void two_things_in_a_row_are_two_reports() {
        text(ANA, "farola apagada en calle castilla 27");
        text(ANA, "contenedor de basura quemado en calle vargas 40");
        text(ANA, "farola apagada en calle burgos 12");
        assertThat(states()).containsExactly(State.REPORT, State.REPORT, State.REPORT);
        assertThat(room.incidents()).hasSize(3);
    }

    @Test
    void what_two_messages_say_together_may_be_known_already() {
        text(LUIS, "farola apagada en calle castilla 27");
        text(ANA, "calle castilla 27");
        text(ANA, "la farola esta apagada");
        assertThat(room.incidents().stream().filter(i -> i.duplicateOf() == null))
                .hasSize(1);
    }

    @Test
    void two_people_at_the_same_time_are_not_mixed_up() {
        text(ANA, "hay una farola apagada");
        text(LUIS, "calle vargas 40, contenedor de basura quemado");
        text(ANA, "calle castilla 27");
        assertThat(states()).containsExactly(State.REPORT, State.REPORT, State.FOLLOW_UP);
        assertThat(room.incidents()).extracting(IncidentView::place).allMatch(place -> place != null);
    }

    @Test
    void state_answers_its_own_reporter_only() {
        text(ANA, "farola apagada en calle castilla 27");
        text(ANA, "ESTADO");
        text(ANA, "estado 1");
        text(LUIS, "ESTADO AV-1");
        assertThat(states()).containsExactly(State.REPORT, State.TALK, State.TALK, State.TALK);
        assertThat(lastReason()).isEqualTo("status-asked");
        assertThat(owed()).containsExactly("received", "state", "state", "unknown");
    }

    @Test
    void a_digit_after_the_end_is_a_rating_and_its_words_are_kept() {
        text(ANA, "farola apagada en calle castilla 27");
        close();
        text(ANA, "2. han tardado un mes");
        assertThat(states()).containsExactly(State.REPORT, State.FOLLOW_UP);
        assertThat(get(room.hub.incidents.ratings().of(1)).orElseThrow().stars())
                .isEqualTo(2);
        assertThat(get(room.hub.incidents.ratings().of(1)).orElseThrow().comment())
                .isEqualTo("han tardado un mes");
        assertThat(room.types()).contains("incident.rated", "incident.look-wanted");
    }

    @Test
    void a_good_rating_needs_no_second_look() {
        text(ANA, "farola apagada en calle castilla 27");
        close();
        text(ANA, "5 muy bien");
        assertThat(room.types()).contains("incident.rated").doesNotContain("incident.look-wanted");
        assertThat(owed()).containsExactly("received", "resolved");
    }

    @Test
    void still_broken_after_the_end_is_looked_at_again_and_opens_nothing() {
        text(ANA, "farola apagada en calle castilla 27");
        close();
        text(ANA, "sigue igual");
        assertThat(states()).containsExactly(State.REPORT, State.FOLLOW_UP);
        assertThat(incident().status()).isEqualTo(Status.RESOLVED);
        assertThat(room.types()).contains("incident.look-wanted", "incident.still-there");
        assertThat(owed()).containsExactly("received", "resolved", "again");
    }

    @Test
    void danger_told_later_gets_the_emergency_line_once_and_the_report_is_kept() {
        text(ANA, "farola apagada en calle castilla 27");
        text(ANA, "cuidado, hay cables sueltos que dan calambre");
        text(ANA, "los cables sueltos siguen ahi");
        assertThat(states()).startsWith(State.REPORT, State.FOLLOW_UP);
        assertThat(owed()).containsOnlyOnce("danger");
        assertThat(incident().danger()).isTrue();
    }

    @Test
    void a_staff_question_is_answered_by_the_next_message() {
        text(ANA, "farola apagada en calle castilla 27");
        get(room.hub.incidents.ask(Long.parseLong(incident().id()), "¿De que color es el poste?", null));
        room.hub.clock.advance(Duration.ofHours(20));
        text(ANA, "verde");
        assertThat(room.types()).endsWith("incident.follow-up-added", "incident.question-answered");
    }

    @Test
    void an_answer_to_staff_names_a_street_or_comes_late_and_goes_where_they_wait() {
        text(ANA, "hay un bache grande en la calle castilla 27");
        long asked = Long.parseLong(incident().id());
        room.hub.clock.advance(Duration.ofDays(6));
        text(ANA, "contenedor de basura quemado en calle vargas 40");
        get(room.hub.incidents.ask(asked, "¿En qué sentido?", null));
        text(ANA, "Si, en el carril derecho, sentido Valdecilla");
        assertThat(states()).containsExactly(State.REPORT, State.REPORT, State.FOLLOW_UP);
        assertThat(room.types()).endsWith("incident.follow-up-added", "incident.question-answered");
        assertThat(get(room.hub.incidents.caseFile(asked))
                        .orElseThrow()
                        .incident()
                        .askedAt())
                .isNull();
        get(room.hub.incidents.ask(asked, "¿Sigue ahí?", null));
        text(ANA, "farola apagada en la calle burgos 12");
        text(ANA, "Si, sigue igual");
        assertThat(states()).endsWith(State.REPORT, State.FOLLOW_UP);
        assertThat(get(room.hub.incidents.caseFile(asked))
                        .orElseThrow()
                        .incident()
                        .askedAt())
                .isNull();
    }

    @Test
    void an_answer_that_comes_after_weeks_is_a_report_of_its_own() {
        text(ANA, "hay una farola apagada");
        room.hub.clock.advance(Duration.ofDays(20));
        text(ANA, "calle castilla 27");
        assertThat(states()).containsExactly(State.REPORT, State.REPORT);
    }

    @Test
    void who_sends_without_a_number_reports_each_time() {
        text(null, "farola apagada en calle castilla 27");
        text(null, "ESTADO");
        text(null, "contenedor quemado en calle vargas 40");
        assertThat(states()).containsExactly(State.REPORT, State.TALK, State.REPORT);
        assertThat(owed()).isEmpty();
    }

    @Test
    void nothing_at_all_is_a_line_of_the_ledger_with_its_reason() {
        text(ANA, " ");
        assertThat(states()).containsExactly(State.TALK);
        assertThat(lastReason()).isEqualTo("empty");
        assertThat(owed()).isEmpty();
    }
}
