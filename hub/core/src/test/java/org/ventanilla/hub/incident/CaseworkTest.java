package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.incident.IncidentRoom.DECIDED;
import static org.ventanilla.hub.incident.IncidentRoom.lamp;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.hub.incident.RefusedAction.Code;
import org.ventanilla.model.CloudEvent;

@ExtendWith(VertxExtension.class)
class CaseworkTest {
    private static final Set<Status> OPEN = EnumSet.of(Status.RECEIVED, Status.UNDER_STUDY, Status.IN_PROGRESS);

    @AutoClose
    private IncidentRoom room;

    private Incidents incidents;

    @BeforeEach
    void open(Vertx vertx) {
        room = new IncidentRoom(vertx);
        incidents = room.incidents();
    }

    private List<Long> work(Set<Status> statuses) {
        return ids(new WorkFilter(statuses, null, null, null, List.of(), null, 0, 50));
    }

    private List<Long> found(@Nullable String words, List<SearchWords.Named> named) {
        return ids(new WorkFilter(Set.of(), null, null, words, named, null, 0, 50));
    }

    private List<Long> numbered(@Nullable String words, @Nullable Long incident, @Nullable Long report) {
        var number = new WorkFilter.Numbered(incident, report);
        return ids(new WorkFilter(Set.of(), null, null, words, List.of(), number, 0, 50));
    }

    private List<Long> ids(WorkFilter filter) {
        return get(incidents.work(filter)).stream()
                .map(item -> item.incident().id())
                .toList();
    }

    private long opened(IncidentRoom.What what) {
        room.clock().advance(Duration.ofMinutes(10));
        return room.open(what.known());
    }

    @Test
    void the_dangerous_come_first_then_the_oldest_and_closed_ones_last_the_latest_first() {
        long old = opened(lamp());
        long young = opened(lamp());
        long dangerous = opened(lamp().dangerous());
        long closedFirst = opened(lamp().dangerous());
        long closedLast = opened(lamp());
        for (long id : List.of(closedFirst, closedLast)) {
            room.clock().advance(Duration.ofMinutes(1));
            get(incidents.changeStatus(id, Status.RESOLVED, "repaired", "Listo", List.of()));
        }
        assertThat(work(OPEN)).containsExactly(dangerous, old, young);
        assertThat(work(Set.of())).containsExactly(dangerous, old, young, closedLast, closedFirst);
        assertThat(work(Set.of(Status.RESOLVED))).containsExactly(closedLast, closedFirst);
        assertThat(ids(new WorkFilter(OPEN, null, null, null, List.of(), null, 1, 1)))
                .containsExactly(old);
    }

    @Test
    void the_list_is_narrowed_by_group_department_words_name_and_number() {
        long lamp = opened(lamp());
        long secret = opened(lamp().secret().at("100% Calle Alta 3", 40));
        var joining = room.facts(2);
        room.join(joining, lamp().known(), lamp);
        assertThat(ids(new WorkFilter(Set.of(), "LIM", null, null, List.of(), null, 0, 50)))
                .containsExactly(secret);
        get(incidents.assign(secret, "VIAL", null));
        assertThat(ids(new WorkFilter(Set.of(), null, "VIAL", null, List.of(), null, 0, 50)))
                .containsExactly(secret);
        assertThat(found("cástilla CALLE 27", List.of())).containsExactly(lamp);
        assertThat(found("castilla alta", List.of())).isEmpty();
        assertThat(found("100%", List.of())).containsExactly(secret);
        var named = List.of(new SearchWords.Named("farola", "ALU-01"));
        assertThat(found("castilla farola", named)).containsExactly(lamp);
        assertThat(found("alta farola", named)).isEmpty();
        assertThat(numbered("x", secret, null)).containsExactly(secret);
        assertThat(numbered("x", null, joining.id())).containsExactly(lamp);
        assertThat(numbered(null, secret, null)).containsExactly(secret);
        assertThat(numbered(null, joining.id(), null)).isEmpty();
    }

    @Test
    void staff_see_place_and_photos_also_of_what_is_never_public() {
        long id = room.open(room.facts(1, "photo"), lamp().secret().known());
        assertThat(room.view(id).place()).isNull();
        var file = get(incidents.caseFile(id)).orElseThrow();
        assertThat(file.incident().place()).isEqualTo("Calle Castilla 27");
        assertThat(file.photos()).extracting(IncidentView.PhotoView::ref).containsExactly("photo");
        assertThat(file.reports()).hasSize(1);
        assertThat(file.next()).contains(Status.RESOLVED).doesNotContain(Status.RECEIVED, Status.DUPLICATE_OF);
        assertThat(get(incidents.caseFile(4711))).isEmpty();
    }

    /** A report filed alone that may be about another incident; answers the id of its own. */
    private long proposed(ReportFacts facts, long other) {
        var reasons = new JsonObject()
                .put(
                        "reasons",
                        new JsonArray()
                                .add(new JsonObject().put("code", "distance").put("points", 0.3))
                                .add(new JsonObject().put("code", "age").put("points", -0.1)));
        return get(room.events().write((tx, log) -> incidents
                .open(tx, log, new Triaged(facts, lamp().known(), DECIDED), null)
                .compose(made -> incidents
                        .propose(tx, log, facts, made, new Proposal(other, 0.45, reasons))
                        .map(made))));
    }

    @Test
    void a_proposal_is_on_the_list_and_in_both_files_until_it_is_answered() {
        long known = opened(lamp());
        var facts = room.facts(2);
        long alone = proposed(facts, known);
        var number = new WorkFilter.Numbered(alone, alone);
        var line = get(incidents.work(new WorkFilter(OPEN, null, null, null, List.of(), number, 0, 50)));
        assertThat(line)
                .anyMatch(
                        item -> item.incident().id() == alone && item.perhaps().equals(List.of(known)));
        for (long id : List.of(known, alone)) {
            var file = get(incidents.caseFile(id)).orElseThrow();
            assertThat(file.maybes())
                    .containsExactly(new CaseFile.Maybe(facts.id(), alone, known, 0.45, List.of("distance")));
            assertThat(file.others()).containsOnlyKeys(id == known ? alone : known);
        }
        assertThat(get(incidents.answer(facts.id(), known, false))).isEqualTo(alone);
        assertThat(get(incidents.caseFile(alone)).orElseThrow().maybes()).isEmpty();
        assertThat(get(incidents.caseFile(known)).orElseThrow().incident().reportCount())
                .isEqualTo(1);
        refused(facts.id(), known);
    }

    @Test
    void an_accepted_proposal_is_a_merge_that_can_be_undone() {
        long known = opened(lamp());
        var facts = room.facts(2);
        long alone = proposed(facts, known);
        var before = room.stored(known);
        assertThat(get(incidents.answer(facts.id(), known, true))).isEqualTo(known);
        var file = get(incidents.caseFile(known)).orElseThrow();
        assertThat(file.incident().reportCount()).isEqualTo(2);
        assertThat(file.merged()).containsExactly(alone);
        assertThat(file.maybes()).isEmpty();
        assertThat(get(incidents.caseFile(alone)).orElseThrow().incident().duplicateOf())
                .isEqualTo(known);
        get(incidents.unmerge(alone));
        assertThat(room.stored(known)).isEqualTo(before);
    }

    @Test
    void a_proposal_that_cannot_be_accepted_stays_open() {
        long known = opened(lamp());
        long better = opened(lamp());
        var facts = room.facts(2);
        long alone = proposed(facts, known);
        get(incidents.merge(known, better));
        assertThatThrownBy(() -> get(incidents.answer(facts.id(), known, true))).isInstanceOf(RefusedAction.class);
        assertThat(get(incidents.caseFile(alone)).orElseThrow().maybes()).hasSize(1);
        refused(4711, known);
    }

    private void refused(long report, long perhaps) {
        assertThatThrownBy(() -> get(incidents.answer(report, perhaps, true)))
                .isInstanceOfSatisfying(RefusedAction.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(Code.UNKNOWN_PROPOSAL));
    }

    @Test
    void keeping_two_apart_is_told_in_both_and_by_whom() {
        long known = opened(lamp());
        var facts = room.facts(2);
        long alone = proposed(facts, known);
        int before = room.log().size();
        get(incidents.by(7).answer(facts.id(), known, false));
        var told = room.log().subList(before, room.log().size());
        assertThat(told).extracting(CloudEvent::subject).containsExactly(alone + "", known + "");
        assertThat(told).allSatisfy(event -> {
            assertThat(event.type()).contains("incident.match-rejected");
            assertThat(event.data()).containsEntry("by", "7").containsEntry("reportId", facts.id() + "");
        });
        assertThat(room.view(alone).timeline()).hasSize(1);
    }

    @Test
    void what_staff_say_of_a_match_is_there_for_the_next_training() {
        long known = opened(lamp());
        var same = room.facts(2);
        proposed(same, known);
        var other = room.facts(3);
        proposed(other, known);
        assertThat(get(incidents.matchHistory())).noneMatch(MatchHistory::judged);
        get(incidents.answer(same.id(), known, true));
        get(incidents.answer(other.id(), known, false));
        var history = get(incidents.matchHistory());
        assertThat(history)
                .filteredOn(MatchHistory::judged)
                .extracting(MatchHistory::report)
                .containsExactlyInAnyOrder(same.id(), other.id());
        assertThat(history)
                .filteredOn(h -> h.report() == other.id())
                .extracting(MatchHistory::first)
                .containsExactly(other.id());
        assertThat(history).filteredOn(h -> h.report() == same.id()).noneMatch(h -> h.first() == same.id());
    }
}
