package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Recurrences;
import org.ventanilla.hub.incident.Recurrences.By;
import org.ventanilla.hub.incident.Recurrences.Spot;
import org.ventanilla.hub.incident.Status;

/** What comes back soon after it was dealt with is linked and counted, never merged. */
@ExtendWith(VertxExtension.class)
class RecurrenceTest {
    @AutoClose
    private TriageRoom room;

    private Recurrences recurrences;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        room = new TriageRoom(vertx, files);
        recurrences = room.hub.incidents.recurrences();
    }

    /** Answers the newest incident. */
    private long reported(String id, double metresNorth, String words) {
        get(room.hub.intake.accept(Lamps.by("email", id, metresNorth)
                .submission()
                .changed()
                .typed(words)
                .made()));
        room.file();
        return room.incidents().stream()
                .map(IncidentView::id)
                .map(Long::parseLong)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void repaired(long incident) {
        get(room.hub.incidents.changeStatus(incident, Status.RESOLVED, "repaired", "Ya luce.", List.of()));
        room.hub.clock.advance(Duration.ofDays(3));
    }

    @Test
    void the_third_time_counts_two_before_it_and_says_so_in_an_event() {
        long first = reported("ana", 0, "La farola está apagada");
        repaired(first);
        long second = reported("luis", 2, "La farola está apagada");
        repaired(second);
        long third = reported("eva", 1, "La farola está apagada");
        assertThat(get(recurrences.of(first)).times()).isZero();
        assertThat(get(recurrences.of(third)).earlier()).containsExactly(second, first);
        assertThat(room.events().stream()
                        .filter(e -> room.hub.events.shortType(e).equals("incident.recurred"))
                        .map(e -> e.data().get("times")))
                .containsExactly(1, 2);
        assertThat(get(recurrences.often(By.PLACE, 10))).singleElement().satisfies(spot -> {
            assertThat(spot.times()).isEqualTo(2);
            assertThat(spot.first()).isEqualTo(first);
            assertThat(spot.last()).isEqualTo(third);
        });
        assertThat(get(room.hub.incidents.caseFile(third))
                        .orElseThrow()
                        .recurrence()
                        .times())
                .isEqualTo(2);
    }

    @Test
    void what_is_still_open_is_joined_and_what_is_elsewhere_is_new() {
        reported("ana", 0, "La farola está apagada");
        reported("luis", 2, "La farola está apagada");
        long elsewhere = reported("eva", 900, "La farola está apagada");
        assertThat(get(recurrences.of(elsewhere)).times()).isZero();
        assertThat(get(recurrences.often(By.PLACE, 10))).isEmpty();
        assertThat(room.types()).doesNotContain("incident.recurred");
    }

    @Test
    void a_thing_with_a_number_is_counted_wherever_it_was_seen() {
        reported("ana", 0, "La farola número 2317 está apagada");
        long again = reported("luis", 900, "La farola número 2317 está apagada");
        assertThat(get(recurrences.of(again)).asset()).isEqualTo("2317");
        assertThat(get(recurrences.of(again)).ofAsset()).hasSize(1);
        assertThat(get(recurrences.often(By.ASSET, 10)))
                .singleElement()
                .extracting(Spot::asset, Spot::times)
                .containsExactly("2317", 1);
    }
}
