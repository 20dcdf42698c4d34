package org.ventanilla.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.incident.IncidentRoom.lamp;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.Samples;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;
import org.ventanilla.hub.incident.IncidentFilter.Bbox;
import org.ventanilla.hub.publish.Publishing;

@ExtendWith(VertxExtension.class)
class IncidentListTest {
    private static final Publishing PUBLISHING = Publishing.of(City.load(CityFiles.folder()));

    @AutoClose
    private IncidentRoom room;

    @BeforeEach
    void open(Vertx vertx) {
        room = new IncidentRoom(vertx);
    }

    @Test
    void pages_of_incidents_opened_at_the_same_moment_miss_none_and_repeat_none() {
        var opened = new ArrayList<Long>();
        for (int i = 0; i < 7; i++) {
            opened.add(room.open(lamp().known()));
        }
        Collections.reverse(opened);
        var seen = new ArrayList<Long>();
        List<Long> page = listed(new IncidentFilter(null, Set.of(), Set.of(), null, Set.of(), null, 3));
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = listed(new IncidentFilter(null, Set.of(), Set.of(), null, Set.of(), page.get(page.size() - 1), 3));
        }
        assertThat(seen).isEqualTo(opened);
    }

    @Test
    void filters_narrow_by_state_category_group_and_box() {
        long lamp = room.open(lamp().known());
        long dark =
                room.open(lamp().category("ALU-03").at("Calle Burgos 1", 5000).known());
        long hole = room.open(lamp().category("VIA-01").nowhere());
        get(room.incidents().changeStatus(hole, Status.IN_PROGRESS, null, null, List.of()));
        assertThat(listed(filter(null, Set.of(Status.IN_PROGRESS), Set.of()))).containsExactly(hole);
        assertThat(listed(filter(null, Set.of(), Set.of("ALU-03")))).containsExactly(dark);
        assertThat(listed(filter(null, Set.of(), Set.of("alu")))).containsExactly(dark, lamp);
        assertThat(listed(filter(new Bbox(-3.811, 43.459, -3.809, 43.461), Set.of(), Set.of())))
                .containsExactly(lamp);
    }

    @ParameterizedTest
    @CsvSource({
        "castilla, 1",
        "CASTILLA 27, 1",
        "centro, 1 2 3",
        "50%, 2",
        "5_%, ''",
        "5.%, ''",
        "(?, ''",
        "***=27, ''",
        "IN-1, 1",
        "1, 1 2",
        "Calle Burgos 2, ''",
        "castilla calle, 1",
        "CENTRO cástilla, 1",
        "27; calle centro, 1",
        "castilla dto, ''",
        "davila, 3",
        "DÁVILA paseo, 3",
        "in 3, 3",
        "#3, 3",
        "IN-3 paseo, 3",
        "in-3 castilla, ''",
        "AV-3, ''",
        "av 3, ''",
        "nada, ''"
    })
    void every_word_is_found_anywhere_whatever_its_accents_and_a_number_only_as_people_quote_it(
            String query, String expected) {
        get(room.database()
                .pool()
                .query("alter table incident.incident alter id restart with 1")
                .execute());
        room.open(lamp().known());
        room.open(lamp().at("Bar 50% dto 1", 0).known());
        room.open(lamp().at("PASEO DEL GENERAL DÁVILA", 0).known());
        assertThat(listed(new IncidentFilter(null, Set.of(), Set.of(), query, Set.of(), null, 10)))
                .containsExactlyInAnyOrderElementsOf(
                        expected.isEmpty()
                                ? List.of()
                                : List.of(expected.split(" ")).stream()
                                        .map(Long::valueOf)
                                        .toList());
    }

    @Test
    void categories_that_match_the_words_by_name_are_found() {
        long id = room.open(lamp().known());
        var filter = new IncidentFilter(null, Set.of(), Set.of(), "castilla Farola", Set.of(), null, 10);
        var named = List.of(new SearchWords.Named("farola", "ALU-01"));
        assertThat(get(room.incidents().list(filter, true, named)))
                .extracting(IncidentView::id)
                .containsExactly(Long.toString(id));
        assertThat(listed(filter)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cástilla CALLE, true", "centro castilla, true", "27, false", "castilla 27, false", "gate, false"})
    void of_a_place_that_is_shown_as_its_street_nothing_else_is_found(String query, boolean found) {
        long id = room.open(
                lamp().category("EDI-02").at("Calle Castilla 27 gate", 0).known());
        var naming = new Incidents.Naming(Samples.CITY, "IN", PUBLISHING);
        var published = new Incidents(room.database().pool(), room.events(), room.clock(), naming);
        var filter = new IncidentFilter(null, Set.of(), Set.of(), query, Set.of(), null, 10);
        assertThat(get(published.list(filter, true, List.of())))
                .extracting(IncidentView::id)
                .isEqualTo(found ? List.of(Long.toString(id)) : List.of());
    }

    @Test
    void a_private_category_is_not_listed_and_shows_neither_place_nor_photo_nor_words() {
        long id = room.open(room.facts(1, "photo"), lamp().secret().known());
        get(room.incidents().note(id, "palabras internas"));
        assertThat(listed(IncidentFilter.newest(10))).isEmpty();
        assertThat(get(room.incidents().list(IncidentFilter.newest(10), false, List.of())))
                .hasSize(1);
        var view = room.view(id);
        assertThat(view.isPublic()).isFalse();
        assertThat(view.toString()).doesNotContain("Castilla", "Centro", "43.46", "photo-", "palabras");
        assertThat(view.photos()).isEmpty();
        assertThat(room.log().get(0).data()).doesNotContainKeys("lat", "lon", "place", "area");
    }

    @Test
    void the_words_that_close_something_private_are_for_those_who_reported_it() {
        long id = room.open(lamp().secret().known());
        get(room.incidents().changeStatus(id, Status.RESOLVED, "repaired", "palabras privadas", List.of()));
        assertThat(room.view(id).toString()).doesNotContain("palabras");
        assertThat(get(room.incidents().list(IncidentFilter.newest(10), false, List.of()))
                        .toString())
                .doesNotContain("palabras");
        assertThat(get(room.incidents().findWithWords(id)).orElseThrow().closingText())
                .isEqualTo("palabras privadas");
    }

    @Test
    void a_duplicate_is_listed_no_more() {
        long from = room.open(lamp().known());
        long into = room.open(lamp().known());
        get(room.incidents().merge(from, into));
        assertThat(listed(IncidentFilter.newest(10))).containsExactly(into);
    }

    @Test
    void counts_tell_open_resolved_and_reported_of_the_last_thirty_days() {
        long old = room.open(lamp().known());
        get(room.incidents().changeStatus(old, Status.RESOLVED, "repaired", "Listo", List.of()));
        room.clock().advance(Duration.ofDays(31));
        long fresh = room.open(lamp().known());
        long open = room.open(lamp().known());
        room.join(room.facts(2), lamp().known(), open);
        get(room.incidents().changeStatus(fresh, Status.RESOLVED, "repaired", "Listo", List.of()));
        assertThat(get(room.incidents().counts())).isEqualTo(new Incidents.Counts(1, 1, 3));
    }

    private static IncidentFilter filter(@Nullable Bbox box, Set<Status> statuses, Set<String> categories) {
        return new IncidentFilter(box, statuses, categories, null, Set.of(), null, 10);
    }

    private List<Long> listed(IncidentFilter filter) {
        return get(room.incidents().list(filter, true, List.of())).stream()
                .map(view -> Long.valueOf(view.id()))
                .toList();
    }
}
