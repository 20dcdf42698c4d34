package org.ventanilla.hub.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.hub.city.CityFiles;

/**
 * How much is understood by a hub that nobody has taught but the city's examples: of reports that were made up by others than the
 * keywords and the examples, hard ones, ordinary ones and some that name several places or dangers without a word for them, and of the
 * labelled development reports, which lie beside the project.
 */
class UnderstandingEvaluationTest {
    private static final Logger LOG = LoggerFactory.getLogger(UnderstandingEvaluationTest.class);
    private static final Path DEVELOPMENT = Path.of("shared", "data", "santander");

    private record Labelled(JsonNode report, Understood understood) {
        JsonNode expected() {
            return report.path("expected");
        }
    }

    /** The least share that must be right. */
    private record Floors(double category, double place, double number, double danger, double language) {}

    static Stream<Arguments> sets() throws URISyntaxException {
        return Stream.of(
                Arguments.of(
                        CityFiles.upwards(DEVELOPMENT).resolve("reports_dev.jsonl"),
                        new Floors(0.94, 0.97, 0.97, 0.95, 0.97)),
                Arguments.of(own("ordinary.jsonl"), new Floors(0.92, 0.95, 0.96, 0.93, 0.97)),
                Arguments.of(own("hard.jsonl"), new Floors(0.85, 0.94, 0.95, 0.90, 0.98)),
                Arguments.of(own("mixed.jsonl"), new Floors(0.91, 0.92, 0.95, 0.87, 0.97)));
    }

    private static Path own(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(UnderstandingEvaluationTest.class.getResource("/reports/" + name))
                .toURI());
    }

    @ParameterizedTest
    @MethodSource("sets")
    void most_of_the_labelled_reports_are_understood(Path file, Floors floors) throws IOException {
        assumeTrue(Files.exists(file), "no labelled reports beside the project");
        List<Labelled> all = new ArrayList<>();
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode report = json.readTree(line);
            var heard = Heard.of(
                    report.path("text").asText(), report.path("channel").asText());
            all.add(new Labelled(report, Taught.UNDERSTANDING.understand(heard)));
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
        assertThat(category).as("category").isGreaterThanOrEqualTo(floors.category());
        assertThat(place).as("place").isGreaterThanOrEqualTo(floors.place());
        assertThat(number).as("house number").isGreaterThanOrEqualTo(floors.number());
        assertThat(danger).as("danger").isGreaterThanOrEqualTo(floors.danger());
        assertThat(language).as("language").isGreaterThanOrEqualTo(floors.language());
    }

    /** What was learned in sentences is not to be heard in words that say where, or nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "calle Castilla 27",
                "en el paseo de Canalejas 42",
                "hola",
                "asdf qwer",
                "hola, buenos días",
                "ok",
                "?"
            })
    void what_says_nothing_of_what_it_is_stays_unclassified(String text) {
        assertThat(Taught.UNDERSTANDING.understand(Heard.of(text, "sms")).filedUnder())
                .isEqualTo(Taught.CITY.settings().unclassified());
    }

    /** What people say most of a lamp is no word for its post. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "La farola no va",
                "La farola de mi calle no va",
                "No va la farola de la esquina",
                "farola averiada"
            })
    void a_lamp_that_does_not_work_is_out_and_no_danger(String text) {
        var understood = Taught.UNDERSTANDING.understand(Heard.of(text, "sms"));
        assertThat(understood.filedUnder()).isEqualTo("ALU-01");
        assertThat(understood.danger()).isFalse();
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
