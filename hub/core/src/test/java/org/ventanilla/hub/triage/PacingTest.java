package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.TestHub.CITY;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.OpenTimes;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.match.MatchTrial;
import org.ventanilla.hub.match.Matching;
import org.ventanilla.hub.match.Tempo;
import org.ventanilla.hub.store.TestDatabase;

/** How long incidents stayed open, as the database tells it. */
@ExtendWith(VertxExtension.class)
class PacingTest {
    private TriageRoom room;
    private OpenTimes times;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        room = new TriageRoom(vertx, files);
        times = new OpenTimes(room.hub.database.pool(), CITY.id());
    }

    @AfterEach
    void close() {
        room.close();
    }

    /** Opens lamps far from each other and closes each so many hours later; answers their category. */
    private String closeAfter(int... hours) {
        String category = "";
        int number = 0;
        for (int h : hours) {
            room.accept(Lamps.by("web", "k" + number, 900 * ++number));
            room.file();
            IncidentView filed = room.incidents().get(0);
            category = filed.category();
            room.hub.clock.advance(Duration.ofHours(h));
            get(room.hub.incidents.changeStatus(
                    Long.parseLong(filed.id()), Status.RESOLVED, "repaired", "Hecho.", List.of()));
        }
        return category;
    }

    @Test
    void the_median_of_each_category_that_has_enough() {
        var begin = room.hub.clock.instant();
        String category = closeAfter(2, 30, 4);
        assertThat(get(times.medians(begin, 3))).isEqualTo(Map.of(category, 4.0));
        assertThat(get(times.medians(begin, 4))).isEmpty();
        assertThat(get(times.medians(room.hub.clock.instant(), 1))).isEmpty();
    }

    @Test
    void a_learned_matching_is_told() {
        var model = new MatchTrial(List.of()).train(10);
        var learned = new Matching(CITY, model);
        String category = closeAfter(3, 3, 3, 3, 3);
        get(new Pacing(learned, times, room.hub.clock).refresh());
        assertThat(learned.tempo().orElseThrow().hours(category)).isEqualTo(3);
        assertThat(learned.tempo().orElseThrow().hours("no-such")).isEqualTo(Tempo.UNKNOWN);
    }

    @Test
    void without_a_model_nobody_is_asked(Vertx vertx) {
        var gone = TestDatabase.fresh(vertx);
        gone.close();
        var pacing = new Pacing(new Matching(CITY), new OpenTimes(gone.pool(), CITY.id()), room.hub.clock);
        assertThat(get(pacing.refresh())).isNull();
    }
}
