package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.sandbox.Envelope;
import org.ventanilla.hub.incident.NewIncident;
import org.ventanilla.hub.incident.ReportRow;
import org.ventanilla.hub.intake.Received;
import org.ventanilla.hub.intake.Received.State;
import org.ventanilla.model.Wire;

/** The labelled development reports, which lie beside the project and not in it, as text messages through the real webhook. */
class DevTextsTest {
    private static final Path FILE = Path.of("shared", "data", "santander", "reports_dev.jsonl");

    /** A report as labelled, and what the hub made of its message. */
    private record Told(JsonNode report, NewIncident made) {
        JsonNode expected() {
            return report.path("expected");
        }
    }

    @Test
    void most_of_the_labelled_reports_are_understood_as_text_messages(@TempDir Path folder) throws Exception {
        Path file = beside();
        assumeTrue(Files.exists(file), "no labelled reports beside the project");
        List<JsonNode> reports = read(file);
        try (var town = Town.open(folder)) {
            var sids = new ArrayList<String>();
            for (int n = 0; n < reports.size(); n++) {
                var envelope = Envelope.of(
                        "+3461020" + (1_000 + n), reports.get(n).path("text").asText());
                sids.add(Running.joined(town.outside.sendSms(envelope).toCompletionStage())
                        .sid());
            }
            List<Received> filed = Eventually.see(
                    "all filed",
                    () -> ledger(town),
                    all -> all.size() == reports.size() && all.stream().noneMatch(r -> r.state() == State.RECEIVED));
            assertThat(filed).extracting(Received::state).containsOnly(State.REPORT);
            Map<String, NewIncident> made = new HashMap<>();
            filed.forEach(received -> made.put(received.submission().key(), made(town, received.id())));
            var told = new ArrayList<Told>();
            for (int n = 0; n < reports.size(); n++) {
                told.add(new Told(reports.get(n), Objects.requireNonNull(made.get("sms:" + sids.get(n)))));
            }
            judge(told);
        }
    }

    private static void judge(List<Told> told) {
        double category = share("category", told, DevTextsTest::isCategory);
        double place = share("place", told, DevTextsTest::isPlace);
        double danger = share("danger", told, (e, m) -> e.path("danger").asBoolean() == m.danger());
        assertThat(category).isGreaterThanOrEqualTo(0.95);
        assertThat(place).isGreaterThanOrEqualTo(0.97);
        assertThat(danger).isGreaterThanOrEqualTo(0.95);
    }

    private static double share(String what, List<Told> told, BiPredicate<JsonNode, NewIncident> right) {
        List<String> wrong = told.stream()
                .filter(t -> !right.test(t.expected(), t.made()))
                .map(t -> t.report().path("id").asText())
                .toList();
        System.out.printf("%s: %d of %d, not %s%n", what, told.size() - wrong.size(), told.size(), wrong);
        return 1 - wrong.size() / (double) told.size();
    }

    private static boolean isCategory(JsonNode expected, NewIncident made) {
        var also = expected.path("also_accepted").elements();
        return Stream.concat(
                        Stream.of(expected.path("category")),
                        Stream.iterate(also, java.util.Iterator::hasNext, i -> i)
                                .map(java.util.Iterator::next))
                .anyMatch(code -> code.asText().equals(made.category()));
    }

    private static boolean isPlace(JsonNode expected, NewIncident made) {
        String name = expected.path("place").asText("");
        var spot = made.spot();
        if (expected.path("place").isNull() || name.isEmpty()) {
            return spot == null;
        }
        String found = spot == null || spot.place() == null ? "" : spot.place();
        String landmark = expected.path("landmark").asText("");
        return found.startsWith(name) || (!landmark.isEmpty() && found.startsWith(landmark));
    }

    private static List<Received> ledger(Town town) {
        return Running.joined(town.hub().rooms().intake().ledger("sms", 0, 1000).toCompletionStage());
    }

    private static NewIncident made(Town town, long report) {
        ReportRow row = Running.joined(
                        town.hub().rooms().incidents().report(null, report).toCompletionStage())
                .orElseThrow();
        return Wire.fromMap(Objects.requireNonNull(row.understood()).getMap(), NewIncident.class);
    }

    private static List<JsonNode> read(Path file) throws IOException {
        var json = new ObjectMapper();
        var all = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(file)) {
            all.add(json.readTree(line));
        }
        return all;
    }

    private static Path beside() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst()
                .orElse(FILE);
    }
}
