package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.incident.IncidentRoom.lamp;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.incident.Reclassifying.Move;
import org.ventanilla.hub.incident.Reclassifying.Past;
import org.ventanilla.hub.incident.Reclassifying.Sought;

@ExtendWith(VertxExtension.class)
class ReclassifyingTest {
    private static final CategoryFacts HOLE = new CategoryFacts("VIA-01", "incident", "P2", "VIAS", true, 48);
    private static final CategoryFacts FIGHT = new CategoryFacts("CIV-09", "incident", "P1", "POLI", false, 2);
    private static final Sought LAMPS = new Sought(List.of("ALU-01"), "OTR-06");

    private IncidentRoom room;
    private Reclassifying reclassifying;

    @BeforeEach
    void open(Vertx vertx) {
        room = new IncidentRoom(vertx);
        reclassifying = room.incidents().categorising().reclassifying();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private IncidentRow row(long id) {
        return get(room.incidents().caseFile(id)).orElseThrow().incident();
    }

    private Reclassifying.Run moved(Move... moves) {
        var run = get(reclassifying.begin("2"));
        long last = moves[moves.length - 1].incident();
        get(reclassifying.move(run, List.of(moves), last));
        return run;
    }

    @Test
    void what_is_moved_can_be_brought_back_to_the_same() {
        long id = room.open(lamp().known());
        IncidentRow before = row(id);
        assertThat(get(reclassifying.next(LAMPS, 0, 1000, 10))).containsExactly(new Past(id, "ALU-01", 101L));
        var run = moved(new Move(id, "ALU-01", HOLE));
        IncidentRow after = row(id);
        assertThat(after.category()).isEqualTo("VIA-01");
        assertThat(after.department()).isEqualTo("VIAS");
        assertThat(after.dueAt()).isEqualTo(after.openedAt().plusSeconds(48 * 3600));
        assertThat(get(reclassifying.next(LAMPS, 0, 1000, 10))).isEmpty();
        var undone = get(reclassifying.undo(run.id(), 0, 10));
        assertThat(undone.restored()).isEqualTo(1);
        assertThat(row(id))
                .usingRecursiveComparison()
                .ignoringFields("version", "updatedAt")
                .isEqualTo(before);
        assertThat(get(reclassifying.undo(run.id(), 0, 10)).restored()).isZero();
        var learned = room.log().stream()
                .filter(e -> room.events().shortType(e).equals("incident.learned"))
                .toList();
        assertThat(learned).hasSize(2).allMatch(e -> Long.toString(run.id())
                .equals(e.data().get("run")));
        assertThat(learned.get(1).data()).containsEntry("from", "VIA-01").containsEntry("category", "ALU-01");
    }

    @Test
    void what_staff_said_since_stays() {
        long corrected = room.open(lamp().known());
        long confirmed = room.open(lamp().known());
        long untouched = room.open(lamp().known());
        var run = moved(
                new Move(corrected, "ALU-01", HOLE),
                new Move(confirmed, "ALU-01", HOLE),
                new Move(untouched, "ALU-01", HOLE));
        get(room.incidents().by(7).categorising().categorise(corrected, FIGHT));
        get(room.incidents().by(7).categorising().categorise(confirmed, HOLE));
        var undone = get(reclassifying.undo(run.id(), 0, 10));
        assertThat(undone.restored()).isEqualTo(1);
        assertThat(undone.changedSince()).isEqualTo(2);
        assertThat(row(corrected).category()).isEqualTo("CIV-09");
        assertThat(row(confirmed).category()).isEqualTo("VIA-01");
        assertThat(row(untouched).category()).isEqualTo("ALU-01");
    }

    @Test
    void work_that_is_under_way_goes_on_where_it_is() {
        long id = room.open(lamp().known());
        get(room.incidents().by(7).changeStatus(id, Status.IN_PROGRESS, null, null, List.of()));
        IncidentRow before = row(id);
        moved(new Move(id, "ALU-01", HOLE));
        assertThat(row(id))
                .extracting(IncidentRow::department, IncidentRow::priority, IncidentRow::dueAt, IncidentRow::status)
                .containsExactly(before.department(), before.priority(), before.dueAt(), Status.IN_PROGRESS);
    }

    @Test
    void nothing_becomes_public_that_was_not() {
        long id = room.open(lamp().known());
        get(reclassifying.end(moved(new Move(id, "ALU-01", FIGHT))));
        assertThat(row(id).isPublic()).isFalse();
        moved(new Move(id, "CIV-09", HOLE));
        assertThat(row(id).category()).isEqualTo("VIA-01");
        assertThat(row(id).isPublic()).isFalse();
    }

    @Test
    void who_was_quicker_wins_and_what_was_broken_off_goes_on() {
        long quick = room.open(lamp().known());
        long other = room.open(lamp().known());
        get(room.incidents().by(7).categorising().categorise(quick, FIGHT));
        var run = moved(new Move(quick, "ALU-01", HOLE));
        assertThat(row(quick).category()).isEqualTo("CIV-09");
        var again = get(reclassifying.begin("2"));
        assertThat(again.id()).isEqualTo(run.id());
        assertThat(again.lookedAt()).isEqualTo(quick);
        assertThat(get(reclassifying.next(LAMPS, again.lookedAt(), again.lastOne(), 10)))
                .extracting(Past::incident)
                .containsExactly(other);
        get(reclassifying.end(again));
        assertThat(get(reclassifying.begin("2")).id()).isNotEqualTo(run.id());
    }
}
