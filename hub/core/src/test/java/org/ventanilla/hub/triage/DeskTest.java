package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Submission.Flag;

@ExtendWith(VertxExtension.class)
class DeskTest {
    private TestHub hub;
    private Triage triage;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        hub = new TestHub(vertx, files);
        triage = hub.triage();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void what_a_machine_wrote_and_bounces_make_no_incident() {
        accept(Lamps.by("email", "ooo", 0).flagged(Flag.AUTOMATIC));
        accept(Lamps.by("email", "cal", 0).flagged(Flag.CALENDAR));
        accept(Lamps.by("email", "dsn", 0).flagged(Flag.BOUNCE));
        hub.file(triage);
        assertThat(states()).containsExactly(State.AUTOMATIC, State.AUTOMATIC, State.BOUNCE);
        assertThat(types()).isEmpty();
    }

    @Test
    void who_wants_no_answer_is_counted_and_not_answered() {
        accept(Lamps.by("email", "ana", 0).flagged(Flag.NO_ANSWER));
        hub.file(triage);
        assertThat(reports(incidents().get(0)))
                .extracting(ReportRow::replyChannel)
                .containsOnlyNulls();
    }

    @Test
    void an_answer_with_the_reply_token_is_a_follow_up_also_by_another_channel() {
        var receipt = accept(Lamps.by("email", "ana", 0));
        accept(Lamps.by("sms", "ana", 900).answering(receipt.replyToken(), null, null));
        accept(Lamps.by("email", "ana-2", 900).answering(null, "email:ana", null));
        hub.file(triage);
        assertThat(states()).containsExactly(State.REPORT, State.FOLLOW_UP, State.FOLLOW_UP);
        assertThat(incidents())
                .singleElement()
                .extracting(IncidentView::reportCount)
                .isEqualTo(1);
    }

    @Test
    void a_guessed_token_makes_a_report_of_its_own() {
        var receipt = accept(Lamps.by("email", "ana", 0));
        accept(Lamps.by("sms", "eve", 900).answering(receipt.number() + ".aaaaaaaaaaaaaaaaaaaa", null, null));
        hub.file(triage);
        assertThat(states()).containsExactly(State.REPORT, State.REPORT);
        assertThat(incidents()).hasSize(2);
    }

    private Receipt accept(Lamps lamp) {
        return get(hub.intake.accept(lamp.submission()));
    }

    private List<IncidentView> incidents() {
        return get(hub.incidents.list(IncidentFilter.newest(100), false, List.of()));
    }

    private List<ReportRow> reports(IncidentView incident) {
        return get(hub.incidents.reports(null, Long.parseLong(incident.id())));
    }

    private List<String> types() {
        return get(hub.events.read(0, 1000)).events().stream()
                .map(hub.events::shortType)
                .toList();
    }

    private List<State> states() {
        return get(hub.intake.ledger(null, 0, 1000)).stream()
                .map(Received::state)
                .toList();
    }
}
