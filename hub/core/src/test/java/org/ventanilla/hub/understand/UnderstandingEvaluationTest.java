package org.ventanilla.hub.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.City;
import org.ventanilla.hub.city.CityFiles;

/** How much is understood of the labelled development reports, which lie beside the project and not in it. */
class UnderstandingEvaluationTest {
    private static final Logger LOG = LoggerFactory.getLogger(UnderstandingEvaluationTest.class);
    private static final Path DATA = Path.of("shared", "data", "santander");

    private final City city = City.load(CityFiles.folder());
    private final Understanding understanding = new Understanding(city);

    private record Labelled(JsonNode report, Understood understood) {
        JsonNode expected() {
            return report.path("expected");
        }
    }

    @Test
    void most_of_the_labelled_reports_are_understood() throws IOException {
        Path file = CityFiles.upwards(DATA).resolve("reports_dev.jsonl");
        assumeTrue(Files.exists(file), "no labelled reports beside the project");
        List<Labelled> all = new ArrayList<>();
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode report = json.readTree(line);
            var heard = Heard.of(
                    report.path("text").asText(), report.path("channel").asText());
            all.add(new Labelled(report, understanding.understand(heard)));
        }
        double category = share("category", all, UnderstandingEvaluationTest::isCategory);
        double place = share("place", all, UnderstandingEvaluationTest::isPlace);
        double number = share("house number", all, UnderstandingEvaluationTest::isNumber);
        double danger = share("danger", all, (e, u) -> e.path("danger").asBoolean() == u.danger());
        long languages = all.stream()
                .filter(l ->
                        l.report().path("lang").asText().equals(l.understood().language()))
                .count();
        double language = languages / (double) all.size();
        assertThat(category).as("category").isGreaterThanOrEqualTo(0.90);
        assertThat(place).as("place").isGreaterThanOrEqualTo(0.95);
        assertThat(number).as("house number").isGreaterThanOrEqualTo(0.95);
        assertThat(danger).as("danger").isGreaterThanOrEqualTo(0.90);
        assertThat(language).as("language").isGreaterThanOrEqualTo(0.95);
    }

    private static double share(String what, List<Labelled> all, BiPredicate<JsonNode, Understood> right) {
        List<Labelled> wrong = all.stream()
                .filter(l -> !right.test(l.expected(), l.understood()))
                .toList();
        double share = 1 - wrong.size() / (double) all.size();
        LOG.warn("EVAL {}: {} of {}", what, all.size() - wrong.size(), all.size());
        wrong.forEach(l -> LOG.warn("EVAL   {} {}", what, l.report().path("id").asText()));
        return share;
    }

    private static boolean isCategory(JsonNode expected, Understood u) {
        return expected.path("category").asText().equals(u.filedUnder())
                || isIn(expected.path("also_accepted"), u.filedUnder());
    }

    private static boolean isIn(JsonNode list, String code) {
        for (JsonNode one : list) {
            if (one.asText().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlace(JsonNode expected, Understood u) {
        String name = expected.path("place").asText("");
        if (expected.path("place").isNull() || name.isEmpty()) {
            return u.place() == null;
        }
        String found =
                u.place() == null || u.place().name() == null ? "" : u.place().name();
        return found.startsWith(name)
                || (expected.has("landmark")
                        && found.startsWith(expected.path("landmark").asText()));
    }

    private static boolean isNumber(JsonNode expected, Understood u) {
        Integer number = expected.path("house_number").isInt()
                ? expected.path("house_number").asInt()
                : null;
        return Objects.equals(number, u.houseNumber());
    }
}
