package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.Submission.Flag;
import org.ventanilla.model.TraceParent;

@ExtendWith(VertxExtension.class)
class DeskTest {
    @AutoClose
    private TriageRoom room;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        room = new TriageRoom(vertx, files);
    }

    @Test
    void what_a_machine_wrote_and_bounces_make_no_incident() {
        room.accept(Lamps.by("email", "ooo", 0).flagged(Flag.AUTOMATIC));
        room.accept(Lamps.by("email", "cal", 0).flagged(Flag.CALENDAR));
        room.accept(Lamps.by("email", "dsn", 0).flagged(Flag.BOUNCE));
        room.file();
        assertThat(room.states()).containsExactly(State.AUTOMATIC, State.CALENDAR, State.BOUNCE);
        assertThat(room.types()).isEmpty();
    }

    @Test
    void who_wants_no_answer_is_counted_and_not_answered() {
        room.accept(Lamps.by("email", "ana", 0).flagged(Flag.NO_ANSWER));
        room.file();
        assertThat(room.reports(room.incidents().get(0)))
                .extracting(ReportRow::replyChannel)
                .containsOnlyNulls();
    }

    @Test
    void every_event_a_report_leads_to_carries_its_trace_and_a_malformed_one_is_left_out() {
        String trace = TraceParent.of("email:ana");
        room.accept(Lamps.by("email", "ana", 0), trace);
        room.accept(Lamps.by("sms", "eva", 0), "00-" + "0".repeat(32) + "-1-01");
        room.file();
        var traced = room.events().stream()
                .collect(Collectors.partitioningBy(e -> e.type().endsWith("incident.created.v1")));
        assertThat(traced.get(true)).extracting(CloudEvent::traceparent).containsExactly(trace);
        assertThat(traced.get(false))
                .isNotEmpty()
                .extracting(CloudEvent::traceparent)
                .containsOnlyNulls();
    }

    @Test
    void an_answer_with_the_reply_token_is_a_follow_up_also_by_another_channel() {
        var receipt = room.accept(Lamps.by("email", "ana", 0));
        room.accept(Lamps.by("sms", "ana", 900).answering(receipt.replyToken(), null, null));
        room.accept(Lamps.by("email", "ana-2", 900).answering(null, "email:ana", null));
        room.file();
        assertThat(room.states()).containsExactly(State.REPORT, State.FOLLOW_UP, State.FOLLOW_UP);
        assertThat(room.incidents())
                .singleElement()
                .extracting(IncidentView::reportCount)
                .isEqualTo(1);
    }

    @Test
    void a_guessed_token_makes_a_report_of_its_own() {
        var receipt = room.accept(Lamps.by("email", "ana", 0));
        room.accept(Lamps.by("sms", "eve", 900).answering(receipt.number() + ".aaaaaaaaaaaaaaaaaaaa", null, null));
        room.file();
        assertThat(room.states()).containsExactly(State.REPORT, State.REPORT);
        assertThat(room.incidents()).hasSize(2);
    }
}
