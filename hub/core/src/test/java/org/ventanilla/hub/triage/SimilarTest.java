package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.TestHub.CITY;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.understand.Understanding;
import org.ventanilla.model.SimilarAnswer;
import org.ventanilla.model.SimilarAnswer.Known;
import org.ventanilla.model.SimilarQuestion;

/** "Is it one of these?", asked and answered. */
@ExtendWith(VertxExtension.class)
class SimilarTest {
    @AutoClose
    private TriageRoom room;

    private Similar similar;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        room = new TriageRoom(vertx, files);
        var judgement = new Triage.Judgement(CITY, new Understanding(CITY), new Matching(CITY));
        similar = new Similar(vertx, room.hub.clock, room.hub.incidents, judgement);
    }

    private SimilarAnswer ask(@Nullable String words, double metresNorth, @Nullable String category) {
        var at = Objects.requireNonNull(
                Lamps.by("web", "x", metresNorth).submission().location());
        return get(similar.find(new SimilarQuestion(words, null, at.lat(), at.lon(), 5.0, category, "en")));
    }

    private void lamps(double... metresNorth) {
        for (double metres : metresNorth) {
            room.accept(Lamps.by("email", "l" + metres, metres));
        }
        room.file();
    }

    @Test
    void three_at_most_the_nearest_first_with_what_everybody_may_see() {
        lamps(0, 60, 120, 180, 240);
        var found = ask("La farola no luce", 118, null).incidents();
        assertThat(found.size()).isBetween(1, 3);
        assertThat(found.get(0)).satisfies(known -> {
            assertThat(known.metres()).isEqualTo(2);
            assertThat(known.status()).isEqualTo("RECEIVED");
            assertThat(known.category()).isEqualTo("ALU-01");
            assertThat(known.name())
                    .isEqualTo(CITY.taxonomy().find("ALU-01").orElseThrow().nameEn());
            assertThat(known.reports()).isEqualTo(1);
        });
    }

    @Test
    void a_point_alone_or_with_a_category_is_enough() {
        lamps(0);
        assertThat(ask(null, 2, null).incidents()).hasSize(1);
        assertThat(ask(null, 2, "ALU-01").incidents()).hasSize(1);
        assertThat(ask(null, 2, "RES-01").incidents()).isEmpty();
    }

    @Test
    void what_is_closed_far_or_said_of_nowhere_is_not_shown() {
        lamps(0);
        assertThat(ask("La farola no luce", 900, null).incidents()).isEmpty();
        assertThat(get(similar.find(new SimilarQuestion("La farola no luce", null, null, null, null, null, "es")))
                        .incidents())
                .isEmpty();
        long id = Long.parseLong(room.incidents().get(0).id());
        get(room.hub.incidents.changeStatus(id, Status.RESOLVED, "repaired", "Ya luce.", List.of()));
        assertThat(ask("La farola no luce", 0, null).incidents()).isEmpty();
    }

    @Test
    void what_is_private_is_neither_shown_nor_answered() {
        String secret = CITY.taxonomy().categories().stream()
                .filter(c -> !c.isPublic())
                .findFirst()
                .orElseThrow()
                .code();
        get(room.hub.intake.accept(Lamps.by("email", "eva", 0)
                .submission()
                .changed()
                .category(secret)
                .made()));
        lamps(1);
        assertThat(ask(null, 0, null).incidents()).extracting(Known::category).containsExactly("ALU-01");
        assertThat(ask(null, 0, secret).incidents()).isEmpty();
    }

    private void say(String id, double metresNorth, String category, long sameAs) {
        get(room.hub.intake.accept(Lamps.by("web", id, metresNorth)
                .submission()
                .changed()
                .category(category)
                .incident(Long.toString(sameAs))
                .made()));
        room.file();
    }

    @Test
    void what_the_reporter_chose_is_joined_though_alone_it_would_not_be_and_can_be_undone() {
        lamps(0);
        long lamp = Long.parseLong(room.incidents().get(0).id());
        say("eva", 60, "ALU-02", lamp);
        assertThat(room.incidents())
                .singleElement()
                .extracting(IncidentView::reportCount)
                .isEqualTo(2);
        var joined = room.events().get(room.events().size() - 1);
        assertThat(String.valueOf(joined.data().get("decision"))).contains("JOIN", "chosen-by-reporter");
        long report = room.reports(room.incidents().get(0)).get(1).id();
        get(room.hub.incidents.split(lamp, report));
        assertThat(room.incidents())
                .hasSize(2)
                .extracting(IncidentView::category)
                .contains("ALU-01", "ALU-02");
    }

    @Test
    void what_is_too_far_is_for_a_person_and_what_is_closed_or_unknown_is_decided_as_ever() {
        lamps(0);
        long lamp = Long.parseLong(room.incidents().get(0).id());
        say("far", 3000, "ALU-01", lamp);
        assertThat(room.types()).contains("incident.match-proposed");
        say("unknown", 0, "ALU-01", 99_999);
        assertThat(room.incidents()).hasSize(2);
        get(room.hub.incidents.changeStatus(lamp, Status.RESOLVED, "repaired", "Ya luce.", List.of()));
        say("closed", 0, "ALU-01", lamp);
        assertThat(room.incidents()).hasSize(3);
    }
}
