package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train category}, {@code evaluate classify} and {@code evaluate understand} from files to figures. */
class TrainCategoryTest {
    private Path dir;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void open(@TempDir Path temporary) {
        dir = temporary;
    }

    /** The neighbours call a lamp a "candil" and rubbish "trastos", which no keyword knows. */
    private Path data(int days) throws IOException {
        List<String> lines = new ArrayList<>();
        Instant at = Instant.parse("2026-01-01T08:00:00Z");
        for (int i = 0; i < days; i++) {
            lines.add(line("a" + i, at.plusSeconds(86_400L * i), "otra vez el candil pocho, van " + i, "ALU-01"));
            lines.add(line("b" + i, at.plusSeconds(86_400L * i), "trastos viejos ahí " + i + " días", "RES-01"));
        }
        return Files.write(dir.resolve("data.jsonl"), lines);
    }

    private static String line(String id, Instant at, String text, String category) {
        return new JsonObject()
                .put("id", id)
                .put("createdAt", at.toString())
                .put("lang", "es")
                .put("text", text)
                .put("category", category)
                .encode();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--city");
        all.add(Town.HOME.resolve("config/santander").toString());
        return Main.line()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private static Path said() throws Exception {
        return Path.of(Objects.requireNonNull(TrainCategoryTest.class.getResource("said.jsonl"))
                .toURI());
    }

    /** The share that is printed behind a word. */
    private double printed(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(out.toString());
        assertThat(found.find()).as(out.toString()).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void what_people_confirmed_is_learned_and_found() throws Exception {
        String model = dir.resolve("category.json").toString();
        assertThat(run("train", "category", "--data", data(60).toString(), "--out", model))
                .isZero();
        assertThat(out.toString())
                .contains("learned 2 categories from 120 of 120")
                .contains("does not exist");
        String test = Files.writeString(
                        dir.resolve("test.jsonl"), line("x", Instant.EPOCH, "el candil sigue pocho", "ALU-01"))
                .toString();
        String decided = dir.resolve("out.jsonl").toString();
        assertThat(run("evaluate", "classify", "--data", test, "--model", model, "--out", decided))
                .isZero();
        assertThat(printed("accuracy, micro F1\\) ([0-9.]+)")).isEqualTo(1);
        var line = new JsonObject(Files.readString(Path.of(decided)));
        assertThat(line.getBoolean("right")).isTrue();
        assertThat(line.getJsonArray("guesses").encode()).contains("candil");
    }

    @Test
    void a_worse_candidate_leaves_the_one_in_use() throws Exception {
        Path model = dir.resolve("category.json");
        run("train", "category", "--data", data(60).toString(), "--out", model.toString());
        String before = Files.readString(model);
        // The older ones were labelled the other way round, the newest rightly: who learns from that is worse.
        List<String> mixed = new ArrayList<>();
        List<String> lines = Files.readAllLines(data(60));
        for (int i = 0; i < lines.size(); i++) {
            mixed.add(i < 90 ? swapped(lines.get(i)) : lines.get(i));
        }
        Path worse = Files.write(dir.resolve("worse.jsonl"), mixed);
        assertThat(run("train", "category", "--data", worse.toString(), "--out", model.toString()))
                .isZero();
        assertThat(out.toString()).contains("stays as it is");
        assertThat(Files.readString(model)).isEqualTo(before);
    }

    private static String swapped(String line) {
        var json = new JsonObject(line);
        return json.put("category", json.getString("category").equals("ALU-01") ? "RES-01" : "ALU-01")
                .encode();
    }

    @Test
    void broken_lines_are_named_and_the_rest_goes_on() throws Exception {
        Path data = data(60);
        Files.writeString(
                data,
                "\nno json\n{\"id\":\"q\"}\n" + line("a1", Instant.EPOCH, "hola", "X") + "\n",
                StandardOpenOption.APPEND);
        String model = dir.resolve("category.json").toString();
        assertThat(run("train", "category", "--data", data.toString(), "--out", model))
                .isZero();
        assertThat(err.toString())
                .contains("line 122: not a JSON object")
                .contains("line 123: text is missing")
                .contains("line 124: an id that was there before");
    }

    @Test
    void too_little_is_refused_with_the_reason() throws Exception {
        String model = dir.resolve("category.json").toString();
        assertThat(run("train", "category", "--data", data(2).toString(), "--out", model))
                .isEqualTo(2);
        assertThat(err.toString()).contains("at least two categories");
        assertThat(Path.of(model)).doesNotExist();
    }

    @Test
    void sentences_of_our_own_are_understood_not_worse_than_before() throws Exception {
        String decided = dir.resolve("out.jsonl").toString();
        assertThat(run("evaluate", "understand", "--data", said().toString(), "--out", decided))
                .isZero();
        assertThat(printed("category +\\d+ of \\d+ \\(([0-9.]+)")).isGreaterThanOrEqualTo(85);
        assertThat(printed("among three +\\d+ of \\d+ \\(([0-9.]+)")).isGreaterThanOrEqualTo(95);
        assertThat(printed("place +\\d+ of \\d+ \\(([0-9.]+)")).isGreaterThanOrEqualTo(95);
        assertThat(printed("danger +\\d+ of \\d+ \\(([0-9.]+)")).isGreaterThanOrEqualTo(95);
        assertThat(Files.readAllLines(Path.of(decided))).hasSize(24).allMatch(l -> l.contains("guesses"));
        assertThat(run("evaluate", "classify", "--data", said().toString())).isZero();
        assertThat(printed("accuracy, micro F1\\) ([0-9.]+)")).isGreaterThanOrEqualTo(0.85);
    }
}
