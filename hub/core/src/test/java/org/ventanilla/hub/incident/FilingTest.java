package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.incident.IncidentRoom.DECIDED;
import static org.ventanilla.hub.incident.IncidentRoom.lamp;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.model.CloudEvent;

@ExtendWith(VertxExtension.class)
class FilingTest {
    @AutoClose
    private IncidentRoom room;

    @BeforeEach
    void open(Vertx vertx) {
        room = new IncidentRoom(vertx);
    }

    @Test
    void a_new_incident_is_received_public_and_announced_once() {
        var facts = room.facts(1, "photo-a");
        long id = room.open(facts, lamp().known());
        var view = room.view(id);
        assertThat(view.number()).isEqualTo("IN-" + id);
        assertThat(view.status()).isEqualTo(Status.RECEIVED);
        assertThat(view.reportCount()).isEqualTo(1);
        assertThat(view.place()).isEqualTo("Calle Castilla 27");
        assertThat(view.photos()).extracting(IncidentView.PhotoView::ref).containsExactly("photo-a");
        assertThat(room.types()).containsExactly("incident.created");
        assertThat(room.log().get(0).data())
                .containsEntry("reportId", Long.toString(facts.id()))
                .containsEntry("place", "Calle Castilla 27");
    }

    @Test
    void a_join_counts_remembers_danger_and_learns_an_unknown_place() {
        long id = room.open(lamp().nowhere());
        room.join(room.facts(2, "photo-b"), lamp().dangerous().known(), id);
        var view = room.view(id);
        assertThat(view.reportCount()).isEqualTo(2);
        assertThat(view.danger()).isTrue();
        assertThat(view.place()).isEqualTo("Calle Castilla 27");
        assertThat(view.photos()).hasSize(1);
        assertThat(room.types()).containsExactly("incident.created", "incident.report-joined");
    }

    @Test
    void a_join_does_not_move_an_incident_whose_place_is_known() {
        long id = room.open(lamp().known());
        room.join(room.facts(2), lamp().at("Calle Burgos 1", 90).known(), id);
        assertThat(room.view(id).place()).isEqualTo("Calle Castilla 27");
        assertThat(room.view(id).lat()).isEqualTo(43.46);
    }

    @Test
    void a_follow_up_goes_where_its_report_went_and_counts_no_report() {
        var first = room.facts(1);
        long id = room.open(first, lamp().known());
        var second = room.facts(1, "photo-later");
        assertThat(room.followUp(second, first.id())).isTrue();
        assertThat(room.followUp(room.facts(1), second.id())).isTrue();
        assertThat(room.view(id).reportCount()).isEqualTo(1);
        assertThat(room.view(id).photos()).hasSize(1);
        assertThat(get(room.incidents().reports(null, id)))
                .extracting(ReportRow::parentId)
                .containsExactly(null, first.id(), first.id());
    }

    @Test
    void a_follow_up_of_nothing_is_said_to_be_none() {
        assertThat(room.followUp(room.facts(1), 4711)).isFalse();
        assertThat(room.types()).isEmpty();
    }

    @Test
    void a_proposal_is_an_incident_of_its_own_and_names_the_other() {
        long known = room.open(lamp().known());
        var facts = room.facts(2);
        long id = get(room.events().write((tx, log) -> room.incidents()
                .open(tx, log, new Triaged(facts, lamp().known(), DECIDED), null)
                .compose(made -> room.incidents()
                        .propose(tx, log, facts, made, new Proposal(known, 0.45, new JsonObject()))
                        .map(made))));
        assertThat(id).isNotEqualTo(known);
        var proposed = room.log().get(2);
        assertThat(proposed.subject()).isEqualTo(Long.toString(id));
        assertThat(proposed.data()).containsEntry("perhapsSameAs", Long.toString(known));
    }

    @Test
    void candidates_are_near_of_the_kinds_asked_for_and_as_fresh_as_their_last_report() {
        long near = room.open(lamp().known());
        room.open(lamp().at("far", 500).known());
        room.open(lamp().category("ALU-04").known());
        var reported = room.clock().instant();
        room.clock().advance(Duration.ofDays(2));
        get(room.incidents().note(near, "Hemos pedido la pieza"));
        var fresh = reported.plusSeconds(1);
        var query = new Nearby.Query(10, 0, 100, List.of("ALU-01"), fresh, fresh, null);
        List<Nearby> found = near(query);
        assertThat(found).extracting(Nearby::id).containsExactly(near);
        assertThat(found).extracting(Nearby::lastReportAt).containsExactly(reported);
        assertThat(found).extracting(Nearby::contacts).containsExactly(List.of(1L));
    }

    @Test
    void what_was_closed_is_near_when_that_was_lately_whatever_was_said_of_it_since() {
        long before = room.open(lamp().known());
        close(before);
        room.clock().advance(Duration.ofDays(2));
        var lately = room.clock().instant();
        get(room.incidents().note(before, "Quedó muy bien"));
        long now = room.open(lamp().known());
        close(now);
        var query = new Nearby.Query(10, 0, 100, List.of("ALU-01"), lately.minus(Duration.ofDays(9)), lately, null);
        assertThat(near(query)).extracting(Nearby::id).containsExactly(now);
    }

    private List<Nearby> near(Nearby.Query query) {
        return get(room.incidents().near(room.database().pool(), List.of(query)))
                .get(0);
    }

    private void close(long id) {
        get(room.incidents().changeStatus(id, Status.RESOLVED, "fixed", "Ya luce", List.of()));
    }

    @Test
    void many_writers_at_once_leave_no_gap_and_lose_no_count() {
        long id = room.open(lamp().known());
        List<Future<Void>> writers = IntStream.range(0, 60)
                .mapToObj(i -> {
                    var facts = room.facts(i);
                    var triaged = new Triaged(facts, lamp().known(), DECIDED);
                    return i % 3 == 0
                            ? room.incidents().note(id, "note " + i)
                            : room.events().write((tx, log) -> room.incidents().join(tx, log, triaged, id));
                })
                .toList();
        get(Future.all(writers));
        assertThat(room.view(id).reportCount()).isEqualTo(41);
        assertThat(room.log())
                .extracting(CloudEvent::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 61).boxed().toList());
        assertThat(room.log())
                .extracting(e -> e.data().get("version"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 61).boxed().toList());
    }
}
