package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.incident.IncidentRoom.lamp;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.incident.RefusedAction.Code;

/** Staff say where it really is. */
@ExtendWith(VertxExtension.class)
class StaffPlaceTest {
    private static final Spot BURGOS =
            Objects.requireNonNull(lamp().at("Calle Burgos 12", 400).known().spot());

    @AutoClose
    private IncidentRoom room;

    private Incidents incidents;

    @BeforeEach
    void open(Vertx vertx) {
        room = new IncidentRoom(vertx);
        incidents = room.incidents();
    }

    @Test
    void it_is_there_from_then_on_and_the_event_says_who_said_so() {
        long id = room.open(lamp().known());
        get(incidents.by(7).place(id, BURGOS));
        assertThat(room.view(id).place()).isEqualTo("Calle Burgos 12");
        assertThat(room.view(id).lat()).isEqualTo(BURGOS.lat());
        var last = room.log().get(1);
        assertThat(room.events().shortType(last)).isEqualTo("incident.place-corrected");
        assertThat(last.data())
                .containsEntry("by", "7")
                .containsEntry("place", "Calle Burgos 12")
                .containsEntry("lat", BURGOS.lat())
                .containsEntry("version", 2);
        assertThat(room.view(id).timeline())
                .extracting(IncidentView.TimelineEntry::type)
                .endsWith("incident.place-corrected");
    }

    @Test
    void the_event_of_a_private_one_tells_no_place() {
        long id = room.open(lamp().secret().known());
        get(incidents.place(id, BURGOS));
        assertThat(room.log().get(1).data()).containsOnlyKeys("incidentId", "version");
    }

    @Test
    void no_report_that_comes_or_goes_moves_it_and_one_that_goes_takes_its_own_place_along() {
        long id = room.open(lamp().known());
        var second = room.facts(2);
        room.join(second, lamp().at("Calle Castilla 29", 20).known(), id);
        get(incidents.place(id, BURGOS));
        room.join(room.facts(3), lamp().known(), id);
        long alone = get(incidents.split(id, second.id()));
        assertThat(room.view(id).place()).isEqualTo("Calle Burgos 12");
        assertThat(room.view(id).reportCount()).isEqualTo(2);
        assertThat(room.view(alone).place()).isEqualTo("Calle Castilla 29");
    }

    @Test
    void one_that_a_merge_brought_a_place_keeps_what_staff_said_when_the_merge_is_undone() {
        long from = room.open(lamp().known());
        long into = room.open(lamp().nowhere());
        get(incidents.merge(from, into));
        get(incidents.place(into, BURGOS));
        get(incidents.unmerge(from));
        assertThat(room.view(into).place()).isEqualTo("Calle Burgos 12");
        assertThat(room.view(from).place()).isEqualTo("Calle Castilla 27");
    }

    @Test
    void a_merge_lends_it_to_one_without_a_place_and_undone_takes_it_back() {
        long from = room.open(lamp().nowhere());
        get(incidents.place(from, BURGOS));
        long into = room.open(lamp().nowhere());
        var before = room.stored(into);
        get(incidents.merge(from, into));
        assertThat(room.view(into).place()).isEqualTo("Calle Burgos 12");
        get(incidents.unmerge(from));
        assertThat(room.stored(into)).isEqualTo(before);
        assertThat(room.view(from).place()).isEqualTo("Calle Burgos 12");
    }

    @Test
    void a_duplicate_has_no_place_of_its_own_to_correct() {
        long from = room.open(lamp().known());
        get(incidents.merge(from, room.open(lamp().known())));
        assertThatThrownBy(() -> get(incidents.place(from, BURGOS)))
                .isInstanceOfSatisfying(
                        RefusedAction.class, r -> assertThat(r.code()).isEqualTo(Code.NOT_ALLOWED_FROM_HERE));
        assertThatThrownBy(() -> get(incidents.place(4711, BURGOS)))
                .isInstanceOfSatisfying(
                        RefusedAction.class, r -> assertThat(r.code()).isEqualTo(Code.UNKNOWN_INCIDENT));
    }
}
