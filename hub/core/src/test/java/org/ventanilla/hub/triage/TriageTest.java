package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.TestHub.CITY;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
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
import org.ventanilla.hub.match.Matching;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.Receipt;

@ExtendWith(VertxExtension.class)
class TriageTest {
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
    void one_lamp_reported_by_mail_text_message_and_web_is_one_incident_with_three_reports() {
        accept(Lamps.by("email", "ana", 0));
        accept(Lamps.by("sms", "luis", 3));
        accept(Lamps.by("web", "eva", 6));
        hub.file(triage);
        assertThat(incidents()).singleElement().satisfies(view -> {
            assertThat(view.category()).isEqualTo("ALU-01");
            assertThat(view.reportCount()).isEqualTo(3);
        });
        assertThat(reports(incidents().get(0))).extracting(ReportRow::channel).containsExactly("email", "sms", "web");
        assertThat(reports(incidents().get(0)))
                .extracting(ReportRow::replyChannel)
                .containsExactly("email", "sms", "email");
        assertThat(types()).containsExactly("incident.created", "incident.report-joined", "incident.report-joined");
    }

    @Test
    void two_lamps_far_apart_are_two_incidents() {
        accept(Lamps.by("email", "ana", 0));
        accept(Lamps.by("sms", "luis", 700));
        hub.file(triage);
        assertThat(incidents()).hasSize(2);
    }

    @Test
    void triage_again_does_nothing_twice() {
        accept(Lamps.by("email", "ana", 0));
        accept(Lamps.by("sms", "luis", 3));
        hub.file(triage);
        int events = types().size();
        accept(Lamps.by("email", "ana", 0));
        hub.file(triage);
        hub.file(hub.triage());
        assertThat(types()).hasSize(events);
        assertThat(incidents())
                .singleElement()
                .extracting(IncidentView::reportCount)
                .isEqualTo(2);
    }

    @Test
    void a_join_says_why() {
        accept(Lamps.by("email", "ana", 0));
        accept(Lamps.by("sms", "luis", 3));
        hub.file(triage);
        var decision = get(hub.events.read(0, 10)).events().get(1).data().get("decision");
        assertThat(String.valueOf(decision)).contains("JOIN", "distance", "category", "age");
    }

    @Test
    void a_report_that_throws_while_being_read_goes_to_a_person_and_stops_nobody() {
        accept(Lamps.by("email", "ana", 0));
        accept(Lamps.by("sms", "luis", 3));
        for (Throwable cause : List.of(new IllegalStateException("odd"), new StackOverflowError())) {
            var reading = new Reading(CITY, heard -> {
                throw sneaky(cause);
            });
            var odd = new Triage(hub.vertx, hub.triageRooms(), reading, new Matching(CITY), hub.numbers);
            hub.file(odd);
            accept(Lamps.by("web", cause.getClass().getSimpleName(), 3));
        }
        hub.file(triage);
        assertThat(states()).containsOnly(State.REPORT);
        assertThat(incidents())
                .extracting(IncidentView::category)
                .containsOnly("ALU-01", CITY.settings().unclassified());
    }

    @Test
    void a_report_that_cannot_be_filed_is_set_aside_and_the_others_are_filed() {
        accept(Lamps.by("email", "ana", 0));
        var poison = accept(Lamps.by("email", "odd", 3).answering(null, null, "no\0such\0id"));
        accept(Lamps.by("sms", "luis", 3));
        hub.file(triage);
        assertThat(states()).containsExactly(State.REPORT, State.STUCK, State.REPORT);
        assertThat(incidents())
                .singleElement()
                .extracting(IncidentView::reportCount)
                .isEqualTo(2);
        long id = Long.parseLong(String.valueOf(poison.reportId()));
        assertThat(get(hub.intake.find(null, List.of(id))))
                .extracting(Received::reason)
                .containsExactly("not-filed");
    }

    @Test
    void many_reports_in_many_batches_leave_positions_without_gap() {
        for (int i = 0; i < 250; i++) {
            accept(Lamps.by("web", "person-" + i, (i % 5 - 2) * 700));
        }
        hub.file(triage);
        assertThat(incidents())
                .extracting(IncidentView::reportCount)
                .containsOnly(50)
                .hasSize(5);
        assertThat(get(hub.events.read(0, 1000)).events())
                .extracting(CloudEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 250).boxed().toList());
    }

    private static RuntimeException sneaky(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
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
