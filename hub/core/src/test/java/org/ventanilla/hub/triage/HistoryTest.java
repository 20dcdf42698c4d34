package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.notify.NoticeRow;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.History;

/** What is brought in from the past keeps its dates, sees what there was then, and is told to nobody. */
@ExtendWith(VertxExtension.class)
class HistoryTest {
    private static final Instant JANUARY = Instant.parse("2025-01-10T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @AutoClose
    private TriageRoom room;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        room = new TriageRoom(vertx, files);
    }

    private void bring(String id, Instant at, @Nullable Instant closed) {
        var history = closed == null
                ? new History(null, null, null)
                : new History(closed, "NOT_PROCEEDING", "Es de una comunidad de vecinos.");
        Submission s = Lamps.by("email", id, 0)
                .submission()
                .changed()
                .occurredAt(at)
                .history(history)
                .made();
        get(room.hub.intake.accept(s));
        room.file();
    }

    @Test
    void it_is_opened_and_closed_with_its_own_dates_and_nobody_is_told() {
        bring("ana", JANUARY, JANUARY.plus(DAY));
        assertThat(room.incidents()).singleElement().satisfies(view -> {
            assertThat(view.openedAt()).isEqualTo(JANUARY);
            assertThat(view.closedAt()).isEqualTo(JANUARY.plus(DAY));
            assertThat(view.updatedAt()).isEqualTo(JANUARY.plus(DAY));
            assertThat(view.status()).isEqualTo(Status.NOT_PROCEEDING);
            assertThat(view.closingText()).isEqualTo("Es de una comunidad de vecinos.");
        });
        assertThat(room.types()).containsExactly("incident.created", "incident.status-changed");
        assertThat(room.events()).allSatisfy(event -> {
            assertThat(event.data()).containsEntry("imported", true);
            assertThat(event.time()).isBefore(room.hub.clock.instant().minus(DAY));
        });
        assertThat(owed()).isEmpty();
    }

    private List<NoticeRow> owed() {
        var lane = get(room.hub.database.pool().getConnection());
        get(room.hub.notices.owe(lane));
        get(lane.close());
        return room.incidents().stream()
                .flatMap(i -> get(room.hub.notices.of(Long.parseLong(i.id()))).stream())
                .toList();
    }

    @Test
    void what_changes_later_is_not_told_to_who_was_brought_in() {
        bring("ana", JANUARY, null);
        long id = Long.parseLong(room.incidents().get(0).id());
        get(room.hub.incidents.changeStatus(id, Status.RESOLVED, "repaired", "Ya está.", List.of()));
        assertThat(owed()).isEmpty();
    }

    @Test
    void a_report_joins_what_was_open_when_it_was_said_though_it_was_closed_since() {
        bring("ana", JANUARY, JANUARY.plus(DAY.multipliedBy(5)));
        bring("luis", JANUARY.plus(DAY), JANUARY.plus(DAY.multipliedBy(4)));
        assertThat(room.incidents())
                .singleElement()
                .extracting(IncidentView::reportCount)
                .isEqualTo(2);
        assertThat(room.incidents().get(0).closedAt()).isEqualTo(JANUARY.plus(DAY.multipliedBy(5)));
    }

    @Test
    void what_is_still_to_be_done_does_not_vanish_in_what_was_closed_later() {
        bring("ana", JANUARY, JANUARY.plus(DAY.multipliedBy(5)));
        bring("luis", JANUARY.plus(DAY), null);
        assertThat(room.incidents())
                .hasSize(2)
                .extracting(IncidentView::closedAt)
                .containsNull();
        assertThat(recurrences()).isEmpty();
    }

    @Test
    void what_came_back_after_it_was_closed_is_linked_to_it() {
        bring("ana", JANUARY, JANUARY.plus(DAY));
        bring("luis", JANUARY.plus(DAY.multipliedBy(9)), JANUARY.plus(DAY.multipliedBy(10)));
        assertThat(room.incidents()).hasSize(2);
        assertThat(recurrences()).isEqualTo(List.of("1", "1")); // it was opened, and it came back
    }

    private List<Object> recurrences() {
        return room.events().stream()
                .map(e -> e.data().get("recurrenceOf"))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    @Test
    void the_past_does_not_join_what_came_after_it_nor_make_it_look_old() {
        room.accept(Lamps.by("web", "eva", 0));
        room.file();
        Instant changed = room.incidents().get(0).updatedAt();
        bring("ana", JANUARY, JANUARY.plus(DAY));
        assertThat(room.incidents()).hasSize(2);
        assertThat(room.incidents())
                .anySatisfy(view -> assertThat(view.updatedAt()).isEqualTo(changed));
    }
}
