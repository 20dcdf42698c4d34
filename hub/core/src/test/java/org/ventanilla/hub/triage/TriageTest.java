package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.TestHub.CITY;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.model.CloudEvent;

@ExtendWith(VertxExtension.class)
class TriageTest {
    @AutoClose
    private TriageRoom room;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        room = new TriageRoom(vertx, files);
    }

    @Test
    void one_lamp_reported_by_mail_text_message_and_web_is_one_incident_with_three_reports() {
        room.accept(Lamps.by("email", "ana", 0));
        room.accept(Lamps.by("sms", "luis", 3));
        room.accept(Lamps.by("web", "eva", 6));
        room.file();
        assertThat(room.incidents()).singleElement().satisfies(view -> {
            assertThat(view.category()).isEqualTo("ALU-01");
            assertThat(view.reportCount()).isEqualTo(3);
        });
        assertThat(room.reports(room.incidents().get(0)))
                .extracting(ReportRow::channel)
                .containsExactly("email", "sms", "web");
        assertThat(room.reports(room.incidents().get(0)))
                .extracting(ReportRow::replyChannel)
                .containsExactly("email", "sms", "email");
        assertThat(room.types())
                .containsExactly("incident.created", "incident.report-joined", "incident.report-joined");
    }

    @Test
    void two_lamps_far_apart_are_two_incidents() {
        room.accept(Lamps.by("email", "ana", 0));
        room.accept(Lamps.by("sms", "luis", 700));
        room.file();
        assertThat(room.incidents()).hasSize(2);
    }

    @Test
    void triage_again_does_nothing_twice() {
        room.accept(Lamps.by("email", "ana", 0));
        room.accept(Lamps.by("sms", "luis", 3));
        room.file();
        int events = room.types().size();
        room.accept(Lamps.by("email", "ana", 0));
        room.file();
        room.hub.file(room.hub.triage());
        assertThat(room.types()).hasSize(events);
        assertThat(room.incidents())
                .singleElement()
                .extracting(IncidentView::reportCount)
                .isEqualTo(2);
    }

    @Test
    void a_join_says_why() {
        room.accept(Lamps.by("email", "ana", 0));
        room.accept(Lamps.by("sms", "luis", 3));
        room.file();
        var decision = get(room.hub.events.read(0, 10)).events().get(1).data().get("decision");
        assertThat(String.valueOf(decision)).contains("JOIN", "distance", "category", "age");
    }

    @Test
    void a_report_that_throws_while_being_read_goes_to_a_person_and_stops_nobody() {
        room.accept(Lamps.by("email", "ana", 0));
        room.accept(Lamps.by("sms", "luis", 3));
        for (Throwable cause : List.of(new IllegalStateException("odd"), new StackOverflowError())) {
            var reading = new Reading(CITY, heard -> {
                throw sneaky(cause);
            });
            var odd = new Triage(
                    room.hub.vertx,
                    room.hub.triageRooms(),
                    Triage.Readers.of(new Triage.Judgement(CITY, new Understanding(CITY), new Matching(CITY)), reading),
                    new Matching(CITY),
                    room.hub.numbers);
            room.hub.file(odd);
            room.accept(Lamps.by("web", cause.getClass().getSimpleName(), 3));
        }
        room.file();
        assertThat(room.states()).containsOnly(State.REPORT);
        assertThat(room.incidents())
                .extracting(IncidentView::category)
                .containsOnly("ALU-01", CITY.settings().unclassified());
    }

    @Test
    void a_message_id_that_cannot_be_kept_does_not_keep_its_report_out() {
        room.accept(Lamps.by("email", "odd", 3).answering(null, null, "no\0such\0id"));
        room.file();
        assertThat(room.states()).containsExactly(State.REPORT);
    }

    @Test
    void a_report_that_cannot_be_filed_is_set_aside_and_the_others_are_filed() {
        get(room.hub
                .database
                .pool()
                .query("alter table incident.report add constraint no_poison check (native_id <> '<poison>')")
                .execute());
        room.accept(Lamps.by("email", "ana", 0));
        var poison = room.accept(Lamps.by("email", "odd", 3).answering(null, null, "<poison>"));
        room.accept(Lamps.by("sms", "luis", 3));
        room.file();
        assertThat(room.states()).containsExactly(State.REPORT, State.STUCK, State.REPORT);
        assertThat(room.incidents())
                .singleElement()
                .extracting(IncidentView::reportCount)
                .isEqualTo(2);
        long id = Long.parseLong(String.valueOf(poison.reportId()));
        assertThat(get(room.hub.intake.find(null, List.of(id))))
                .extracting(Received::reason)
                .containsExactly("not-filed");
    }

    @Test
    void many_reports_in_many_batches_leave_positions_without_gap() {
        for (int i = 0; i < 250; i++) {
            room.accept(Lamps.by("web", "person-" + i, (i % 5 - 2) * 700));
        }
        room.file();
        assertThat(room.incidents())
                .extracting(IncidentView::reportCount)
                .containsOnly(50)
                .hasSize(5);
        assertThat(get(room.hub.events.read(0, 1000)).events())
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
}
