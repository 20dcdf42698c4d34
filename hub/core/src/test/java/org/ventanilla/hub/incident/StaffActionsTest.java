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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.incident.IncidentView.PhotoView;
import org.ventanilla.hub.incident.RefusedAction.Code;

@ExtendWith(VertxExtension.class)
class StaffActionsTest {
    private static final List<String> NO_PHOTOS = List.of();

    @AutoClose
    private IncidentRoom room;

    private Incidents incidents;

    @BeforeEach
    void open(Vertx vertx) {
        room = new IncidentRoom(vertx);
        incidents = room.incidents();
    }

    @Test
    void closing_keeps_reason_words_time_and_result_photos_and_the_event_carries_them() {
        long id = room.open(room.facts(1, "before"), lamp().known());
        room.clock().advance(Duration.ofHours(3));
        get(incidents.changeStatus(id, Status.RESOLVED, "repaired", "Cambiada la lámpara", List.of("after")));
        var view = room.view(id);
        assertThat(view.status()).isEqualTo(Status.RESOLVED);
        assertThat(view.closedAt()).isEqualTo(room.clock().instant());
        assertThat(view.closingReason()).isEqualTo("repaired");
        assertThat(view.photos()).extracting(PhotoView::ref).containsExactly("before", "after");
        assertThat(view.photos()).extracting(PhotoView::result).containsExactly(false, true);
        assertThat(view.timeline())
                .extracting(IncidentView.TimelineEntry::text)
                .containsExactly(null, "Cambiada la lámpara");
        assertThat(room.log().get(1).data())
                .containsEntry("from", "RECEIVED")
                .containsEntry("to", "RESOLVED")
                .containsEntry("resultPhotos", List.of("after"));
    }

    @Test
    void what_staff_say_it_is_is_kept_for_the_next_training() {
        long id = room.open(lamp().known());
        long other = room.open(lamp().known());
        var hole = new CategoryFacts("VIA-01", "incident", "P2", "VIAS", false, 48);
        get(incidents.by(7).categorising().categorise(id, hole));
        var file = get(incidents.caseFile(id)).orElseThrow().incident();
        assertThat(file.category()).isEqualTo("VIA-01");
        assertThat(file.categoryCertain()).isTrue();
        assertThat(file.department()).isEqualTo("VIAS");
        assertThat(file.isPublic()).isFalse();
        assertThat(file.dueAt()).isEqualTo(file.openedAt().plus(Duration.ofDays(2)));
        assertThat(room.log().get(2).data())
                .containsEntry("from", "ALU-01")
                .containsEntry("category", "VIA-01")
                .containsEntry("by", "7");
        var learned = get(incidents.categorising().history());
        assertThat(learned).extracting(CategoryHistory::category).containsExactly("VIA-01");
        get(incidents.changeStatus(other, Status.RESOLVED, "repaired", "Hecho", NO_PHOTOS));
        assertThat(get(incidents.categorising().history()))
                .extracting(CategoryHistory::category)
                .containsExactly("VIA-01", "ALU-01");
    }

    @Test
    void every_event_of_the_staff_says_whose_account_it_was_and_no_other_does() {
        long id = room.open(lamp().known());
        long other = room.open(lamp().known());
        var maria = incidents.by(7);
        get(maria.assign(id, "PARQUES", null));
        get(maria.note(id, "Vamos"));
        get(maria.merge(other, id));
        assertThat(room.log()).hasSize(6);
        assertThat(room.log().subList(0, 2))
                .allSatisfy(event -> assertThat(event.data()).doesNotContainKey("by"));
        assertThat(room.log().subList(2, 6))
                .allSatisfy(event -> assertThat(event.data()).containsEntry("by", "7"));
    }

    @Test
    void reopening_clears_how_it_was_closed() {
        long id = room.open(lamp().known());
        get(incidents.changeStatus(id, Status.RESOLVED, "repaired", "Listo", NO_PHOTOS));
        get(incidents.changeStatus(id, Status.IN_PROGRESS, "came-back", null, NO_PHOTOS));
        assertThat(room.view(id).closedAt()).isNull();
        assertThat(room.view(id).closingText()).isNull();
    }

    @Test
    void a_refused_change_writes_nothing() {
        long id = room.open(lamp().known());
        var before = room.stored(id);
        refused(incidents.changeStatus(id, Status.RESOLVED, "repaired", null, List.of("after")), Code.TEXT_MISSING);
        refused(incidents.changeStatus(id, Status.DUPLICATE_OF, "x", "y", NO_PHOTOS), Code.NOT_ALLOWED_FROM_HERE);
        refused(incidents.changeStatus(4711, Status.RESOLVED, "x", "y", NO_PHOTOS), Code.UNKNOWN_INCIDENT);
        refused(incidents.note(id, "  "), Code.TEXT_MISSING);
        assertThat(room.stored(id)).isEqualTo(before);
        assertThat(room.types()).containsExactly("incident.created");
    }

    @Test
    void a_note_is_shown_and_an_assignment_is_not() {
        long id = room.open(lamp().known());
        get(incidents.assign(id, "VIAS", "lucia"));
        get(incidents.note(id, "Pedida la pieza"));
        get(incidents.addPhoto(id, "after", true, "La farola nueva"));
        assertThat(room.view(id).department()).isEqualTo("VIAS");
        assertThat(room.view(id).timeline())
                .extracting(IncidentView.TimelineEntry::type)
                .containsExactly("incident.created", "incident.note-added", "incident.photo-added");
        assertThat(room.log().get(1).data()).doesNotContainValue("lucia");
    }

    @Test
    void a_person_can_be_taken_off_and_stays_behind_when_the_department_changes() {
        long id = room.open(lamp().known());
        get(incidents.assign(id, "VIAS", " lucia "));
        assertThat(assignee(id)).isEqualTo("lucia");
        get(incidents.assign(id, "VIAS", null));
        get(incidents.assign(id, null, null));
        assertThat(assignee(id)).isEqualTo("lucia");
        get(incidents.assign(id, null, " "));
        assertThat(assignee(id)).isNull();
        get(incidents.assign(id, null, "lucia"));
        get(incidents.assign(id, "ALUM", null));
        assertThat(assignee(id)).isNull();
        get(incidents.assign(id, "VIAS", "lucia"));
        var hole = new CategoryFacts("VIA-01", "incident", "P2", "VIAS", true, 48);
        get(incidents.categorising().categorise(id, hole));
        assertThat(assignee(id)).isEqualTo("lucia");
        get(incidents.categorising().categorise(id, new CategoryFacts("ALU-01", "incident", "P3", "ALUM", true, 48)));
        assertThat(assignee(id)).as("what it is decides who does it").isNull();
    }

    private @Nullable String assignee(long id) {
        return get(incidents.caseFile(id)).orElseThrow().incident().assignee();
    }

    @Test
    void a_rating_needs_a_closed_incident_and_one_to_five_stars() {
        var facts = room.facts(1);
        long id = room.open(facts, lamp().known());
        refused(incidents.ratings().rate(facts.id(), 5, null), Code.NOT_RATEABLE);
        get(incidents.changeStatus(id, Status.RESOLVED, "repaired", "Listo", NO_PHOTOS));
        refused(incidents.ratings().rate(facts.id(), 0, null), Code.BAD_VALUE);
        refused(incidents.ratings().rate(facts.id(), 6, null), Code.BAD_VALUE);
        refused(incidents.ratings().rate(4711, 3, null), Code.UNKNOWN_REPORT);
        assertThat(get(incidents.ratings().of(facts.id()))).isEmpty();
    }

    @Test
    void a_later_rating_replaces_the_earlier_and_the_event_tells_no_words() {
        var facts = room.facts(1);
        long id = room.open(facts, lamp().known());
        get(incidents.changeStatus(id, Status.RESOLVED, "repaired", "Listo", NO_PHOTOS));
        get(incidents.ratings().rate(facts.id(), 1, "sigue igual"));
        get(incidents.ratings().rate(facts.id(), 5, "x".repeat(3000)));
        assertThat(get(incidents.ratings().of(facts.id())))
                .isEqualTo(Optional.of(new Ratings.Rated(5, "x".repeat(2000))));
        assertThat(room.log().get(2).data()).containsEntry("stars", 1).doesNotContainValue("sigue igual");
    }

    private static void refused(Future<?> action, Code code) {
        assertThatThrownBy(() -> get(action)).isInstanceOfSatisfying(RefusedAction.class, r -> assertThat(r.code())
                .isEqualTo(code));
    }
}
