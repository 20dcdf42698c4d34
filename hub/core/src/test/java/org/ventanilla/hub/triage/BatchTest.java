package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.incident.ReportRow;

/** What is near the reports of a batch is asked before any of them is filed; nobody may be able to tell. */
@ExtendWith(VertxExtension.class)
class BatchTest {
    /** Everything that came of them: the events in their order, and which reports are of one incident. */
    private record Outcome(List<String> events, Map<String, List<Integer>> reports) {}

    @ParameterizedTest
    @CsvSource({"1, 60", "2, 60", "3, 60", "4, 230"}) // the last in more than one batch
    void a_batch_leaves_the_same_incidents_as_its_reports_one_by_one(
            int seed, int reports, Vertx vertx, @TempDir Path one, @TempDir Path another) {
        var lamps = some(new Random(seed), reports);
        Outcome together;
        try (var room = new TriageRoom(vertx, one)) {
            lamps.forEach(room::accept);
            room.file();
            together = outcome(room);
        }
        try (var room = new TriageRoom(vertx, another)) {
            for (Lamps lamp : lamps) {
                room.accept(lamp);
                room.file();
            }
            assertThat(together).isEqualTo(outcome(room));
        }
        assertThat(together.reports().values().stream().filter(list -> list.size() > 1))
                .as("some that were joined, or nothing was tried")
                .isNotEmpty();
        assertThat(together.reports()).as("some that were not").hasSizeGreaterThan(3);
    }

    /** Crowded enough that many are near each other. */
    private static List<Lamps> some(Random random, int reports) {
        return IntStream.range(0, reports)
                .mapToObj(n -> Lamps.by(
                        random.nextBoolean() ? "web" : "email",
                        "person" + n,
                        random.nextInt(8) * 60 + random.nextInt(30)))
                .toList();
    }

    private static Outcome outcome(TriageRoom room) {
        var all = new TreeMap<String, List<Integer>>();
        long first = room.incidents().stream()
                .flatMap(incident -> room.reports(incident).stream())
                .mapToLong(ReportRow::id)
                .min()
                .orElseThrow();
        room.incidents()
                .forEach(incident -> all.put(
                        incident.id(),
                        room.reports(incident).stream()
                                .map(report -> (int) (report.id() - first))
                                .toList()));
        return new Outcome(room.types(), all);
    }
}
