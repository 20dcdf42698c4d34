package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.incident.IncidentRoom.lamp;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.incident.RefusedAction.Code;

@ExtendWith(VertxExtension.class)
class RegroupingTest {
    @AutoClose
    private IncidentRoom room;

    private Incidents incidents;

    @BeforeEach
    void open(Vertx vertx) {
        room = new IncidentRoom(vertx);
        incidents = room.incidents();
    }

    @Test
    void a_join_undone_leaves_the_same_data_as_before() {
        long id = room.open(room.facts(1, "same-photo"), lamp().nowhere());
        var before = room.stored(id);
        var joining = room.facts(2, "same-photo", "own-photo");
        room.join(joining, lamp().dangerous().known(), id);
        long alone = get(incidents.split(id, joining.id()));
        assertThat(room.stored(id)).isEqualTo(before);
        var made = room.view(alone);
        assertThat(made.reportCount()).isEqualTo(1);
        assertThat(made.danger()).isTrue();
        assertThat(made.place()).isEqualTo("Calle Castilla 27");
        assertThat(made.openedAt()).isEqualTo(joining.receivedAt());
        assertThat(made.photos()).hasSize(2);
        assertThat(room.types()).endsWith("incident.report-split", "incident.created");
    }

    @Test
    void a_split_takes_the_follow_ups_along() {
        long id = room.open(lamp().known());
        var joining = room.facts(2);
        room.join(joining, lamp().known(), id);
        room.followUp(room.facts(2, "later"), joining.id());
        long alone = get(incidents.split(id, joining.id()));
        assertThat(get(incidents.reports(null, alone))).hasSize(2);
        assertThat(room.view(alone).photos()).hasSize(1);
    }

    @Test
    void the_same_picture_from_two_reporters_is_shown_once_and_belongs_to_both() {
        long id = room.open(room.facts(1, "same-photo"), lamp().known());
        var joining = room.facts(2, "same-photo");
        room.join(joining, lamp().known(), id);
        assertThat(room.view(id).photos()).hasSize(1);
        assertThat(get(incidents.photosOf(joining.id()))).containsExactly("same-photo");
    }

    @Test
    void a_merge_and_its_undoing_leave_both_as_they_were() {
        long into = room.open(room.facts(1, "same-photo"), lamp().nowhere());
        long from = room.open(
                room.facts(2, "same-photo", "other"), lamp().dangerous().known());
        get(incidents.changeStatus(from, Status.RESOLVED, "repaired", "Cambiada la lámpara", List.of()));
        room.clock().advance(Duration.ofDays(1));
        var before = List.of(room.stored(into), room.stored(from));
        get(incidents.merge(from, into));
        assertThat(room.view(into).reportCount()).isEqualTo(2);
        assertThat(room.view(into).danger()).isTrue();
        assertThat(room.view(into).place()).isEqualTo("Calle Castilla 27");
        assertThat(room.view(from).status()).isEqualTo(Status.DUPLICATE_OF);
        assertThat(room.view(from).duplicateOf()).isEqualTo(Long.toString(into));
        get(incidents.unmerge(from));
        assertThat(List.of(room.stored(into), room.stored(from))).isEqualTo(before);
    }

    @Test
    void what_was_added_during_a_merge_goes_back_with_its_report() {
        long into = room.open(lamp().known());
        var second = room.facts(2);
        long from = room.open(second, lamp().known());
        get(incidents.merge(from, into));
        room.followUp(room.facts(2, "later"), second.id());
        get(incidents.unmerge(from));
        assertThat(get(incidents.reports(null, from))).hasSize(2);
        assertThat(room.view(from).photos()).hasSize(1);
        assertThat(room.view(into).photos()).isEmpty();
    }

    @Test
    void a_report_split_off_during_a_merge_stays_where_it_is() {
        long into = room.open(lamp().known());
        long from = room.open(room.facts(2), lamp().known());
        var third = room.facts(3);
        room.join(third, lamp().known(), from);
        get(incidents.merge(from, into));
        long alone = get(incidents.split(into, third.id()));
        get(incidents.unmerge(from));
        assertThat(List.of(into, from, alone))
                .allSatisfy(id -> assertThat(room.view(id).reportCount())
                        .isEqualTo(1)
                        .isEqualTo(get(incidents.reports(null, id)).size()));
    }

    @Test
    void a_merge_cannot_be_taken_back_below_another() {
        long a = room.open(lamp().known());
        long b = room.open(lamp().known());
        long c = room.open(lamp().known());
        var before = List.of(room.stored(a), room.stored(b), room.stored(c));
        get(incidents.merge(a, b));
        get(incidents.merge(b, c));
        refused(incidents.unmerge(a), Code.NOT_ALLOWED_FROM_HERE);
        get(incidents.unmerge(b));
        get(incidents.unmerge(a));
        assertThat(List.of(room.stored(a), room.stored(b), room.stored(c))).isEqualTo(before);
    }

    @Test
    void what_makes_no_sense_is_refused_and_leaves_no_event() {
        var only = room.facts(1);
        long id = room.open(only, lamp().known());
        long other = room.open(lamp().known());
        refused(incidents.merge(id, id), Code.SAME_INCIDENT);
        refused(incidents.merge(id, 4711), Code.UNKNOWN_INCIDENT);
        refused(incidents.merge(4711, id), Code.UNKNOWN_INCIDENT);
        refused(incidents.unmerge(id), Code.NOTHING_TO_UNDO);
        refused(incidents.split(id, only.id()), Code.LAST_REPORT);
        refused(incidents.split(other, only.id()), Code.UNKNOWN_REPORT);
        assertThat(room.log()).hasSize(2);
        get(incidents.merge(id, other));
        refused(incidents.merge(id, other), Code.NOT_ALLOWED_FROM_HERE);
    }

    private static void refused(Future<?> action, Code code) {
        assertThatThrownBy(() -> get(action)).isInstanceOfSatisfying(RefusedAction.class, r -> assertThat(r.code())
                .isEqualTo(code));
    }
}
