package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.TestHub.CITY;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.incident.WorkFilter;
import org.ventanilla.hub.incident.WorkItem;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.model.Receipt;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.ThreadRef;

/** Somebody reports without saying where, is asked, and answers: by whichever channel. */
@ExtendWith(VertxExtension.class)
class PlaceRepliesTest {
    private static final String LAMP = "La farola está apagada";

    @AutoClose
    private TriageRoom room;

    private int mails;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        room = new TriageRoom(vertx, files);
    }

    private Receipt says(String who, String text, @Nullable String token) {
        return says(who, text, token, Reporter.Assurance.CLAIMED);
    }

    private Receipt says(String who, String text, @Nullable String token, Reporter.Assurance assurance) {
        var reporter =
                new Reporter(who + "@example.org", Reporter.AddressKind.EMAIL, null, "es", assurance, true, null);
        String id = who + "-" + ++mails;
        var said = Submission.draft("email", "email", "email:" + id)
                .connectorVersion("1")
                .reporter(reporter)
                .title(token == null ? null : "Re: [AV-12] Hemos recibido su aviso")
                .typed(text)
                .thread(token == null ? null : new ThreadRef(token, null, List.of(), null, null))
                .made();
        var receipt = get(room.hub.intake.accept(said));
        room.file();
        return receipt;
    }

    private IncidentRow only() {
        var open = open();
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private List<IncidentRow> open() {
        var filter = new WorkFilter(Set.of(Status.RECEIVED), null, null, null, List.of(), null, 0, 50);
        return get(room.hub.incidents.work(filter)).stream()
                .map(WorkItem::incident)
                .toList();
    }

    @Test
    void a_report_without_a_place_is_asked_for_it_and_the_reply_is_understood() {
        var first = says("ana", LAMP, null);
        assertThat(only().lat()).isNull();
        assertThat(only().awaitsPlace()).isTrue();
        says("ana", "Es en la calle Castilla, 27", first.replyToken());
        assertThat(only().place()).contains("Castilla").contains("27");
        assertThat(only().placeAsked()).isZero();
        assertThat(room.types())
                .containsExactly("incident.created", "incident.follow-up-added", "incident.place-changed");
        var events = get(room.hub.events.read(0, 10)).events();
        assertThat(events.get(0).data()).containsEntry("placeWanted", "missing");
        assertThat(events.get(2).data()).containsEntry("reportId", first.reportId());
        assertThat(String.valueOf(events.get(2).data().get("place"))).contains("Castilla");
    }

    @Test
    void whoever_does_not_say_is_asked_twice_and_then_it_is_for_a_person() {
        var first = says("ana", LAMP, null);
        says("ana", "Gracias por contestar", first.replyToken());
        assertThat(only().placeAsked()).isEqualTo(2);
        assertThat(only().needsPlaceFromStaff()).isFalse();
        says("ana", "No sé qué más decir", first.replyToken());
        assertThat(only().needsPlaceFromStaff()).isTrue();
        says("ana", "¿Hay novedades?", first.replyToken());
        assertThat(room.types())
                .filteredOn(type -> type.startsWith("incident.place"))
                .containsExactly("incident.place-asked", "incident.place-not-found");
        says("ana", "Calle Castilla, 27", first.replyToken());
        assertThat(only().place()).contains("Castilla");
    }

    @Test
    void nobody_who_cannot_be_asked_is_asked() {
        says("eve", LAMP, null, Reporter.Assurance.NONE);
        assertThat(only().needsPlaceFromStaff()).isTrue();
        assertThat(get(room.hub.events.read(0, 10)).events().get(0).data()).doesNotContainKey("placeWanted");
    }

    @Test
    void once_staff_have_found_out_nobody_is_waited_for_and_no_reply_moves_it() {
        var first = says("eve", LAMP, null, Reporter.Assurance.NONE);
        var surveyor =
                new Surveyor(room.hub.vertx, new Triage.Judgement(CITY, new Understanding(CITY), new Matching(CITY)));
        var spot = get(surveyor.find("Calle Castilla 27", null)).orElseThrow();
        get(room.hub.incidents.place(only().id(), spot));
        assertThat(only().needsPlaceFromStaff()).isFalse();
        says("eve", "Calle Burgos 12", first.replyToken());
        assertThat(only().place()).isEqualTo("Calle Castilla 27");
    }

    @Test
    void with_its_place_it_may_turn_out_to_be_a_known_incident() {
        says("luis", LAMP + " en la calle Castilla, 27", null);
        var first = says("ana", LAMP, null);
        assertThat(open()).hasSize(2);
        says("ana", "Calle Castilla 27", first.replyToken());
        assertThat(only().reportCount()).isEqualTo(2);
        assertThat(room.incidents())
                .filteredOn(view -> view.status() != Status.DUPLICATE_OF)
                .extracting(IncidentView::reportCount)
                .containsExactly(2);
        assertThat(room.types()).endsWith("incident.place-changed", "incident.merged", "incident.merged");
    }

    @Test
    void a_merge_that_a_reply_made_can_be_taken_back_without_losing_the_place() {
        says("luis", LAMP + " en la calle Castilla, 27", null);
        var first = says("ana", LAMP, null);
        long lost = open().stream()
                .filter(i -> i.lat() == null)
                .findFirst()
                .orElseThrow()
                .id();
        says("ana", "Calle Castilla 27", first.replyToken());
        get(room.hub.incidents.unmerge(lost));
        assertThat(open()).hasSize(2).allSatisfy(row -> assertThat(row.place()).contains("Castilla"));
    }

    @Test
    void a_place_that_is_known_well_is_not_moved_by_what_is_said_later() {
        var first = says("ana", LAMP + " en la calle Castilla, 27", null);
        says("ana", "Y la de la calle Burgos 12 parpadea", first.replyToken());
        assertThat(only().place()).contains("Castilla");
        assertThat(room.types()).containsExactly("incident.created", "incident.follow-up-added");
    }

    @Test
    void a_sender_nobody_stands_by_moves_nothing() {
        var first = says("ana", LAMP, null);
        says("eve", "Calle Castilla 27", first.replyToken(), Reporter.Assurance.NONE);
        assertThat(only().lat()).isNull();
    }

    @Test
    void a_closed_incident_is_not_moved() {
        var first = says("ana", LAMP, null);
        get(room.hub.incidents.changeStatus(
                only().id(), Status.NOT_PROCEEDING, "not-found", "No la encontramos", List.of()));
        says("ana", "Calle Castilla 27", first.replyToken());
        assertThat(room.types()).doesNotContain("incident.place-changed");
    }

    @Test
    void a_vague_place_is_asked_for_and_a_better_one_taken() {
        var first = says("ana", LAMP + " en el barrio de Cazoña", null);
        assertThat(only().lat()).isNotNull();
        assertThat(only().awaitsPlace()).isTrue();
        assertThat(get(room.hub.events.read(0, 10)).events().get(0).data()).containsEntry("placeWanted", "vague");
        says("ana", "Calle Castilla 27", first.replyToken());
        assertThat(only().placeAsked()).isZero();
    }
}
