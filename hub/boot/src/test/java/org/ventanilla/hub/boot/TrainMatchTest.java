package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train match} and {@code evaluate match} from a file to a model and to figures. */
class TrainMatchTest {
    private Path dir;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void open(@TempDir Path temporary) {
        dir = temporary;
    }

    /** Every third lamp is reported again an hour later from the pavement opposite. */
    private Path data(String... more) throws IOException {
        List<String> lines = new ArrayList<>();
        Instant at = Instant.parse("2025-01-01T08:00:00Z");
        for (int i = 0; i < 300; i++) {
            double lat = 43.45 + (i * 37 % 300) * 0.0004;
            lines.add(line("a" + i, "a" + i, at.plusSeconds(86_400L * i), lat));
            if (i % 3 == 0) {
                lines.add(line("b" + i, "a" + i, at.plusSeconds(86_400L * i + 3_600), lat + 0.00002));
            }
        }
        lines.addAll(List.of(more));
        return Files.write(dir.resolve("data.jsonl"), lines);
    }

    private static String line(String id, String incident, Instant at, double lat) {
        return new JsonObject()
                .put("id", id)
                .put("incidentId", incident)
                .put("createdAt", at.toString())
                .put("category", "ALU-01")
                .put("lat", lat)
                .put("lon", -3.81)
                .put("channel", "web")
                .encode();
    }

    private int run(String... arguments) {
        return Main.line()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private Path trained(Path data) {
        Path model = dir.resolve("model.json");
        assertThat(run("train", "match", "--data", data.toString(), "--out", model.toString()))
                .isZero();
        return model;
    }

    @Test
    void a_decision_a_line_names_the_earlier_report_and_why() throws IOException {
        Path data = data();
        Path model = trained(data);
        Path lines = dir.resolve("lines.jsonl");
        assertThat(run(
                        "evaluate",
                        "match",
                        "--data",
                        data.toString(),
                        "--model",
                        model.toString(),
                        "--out",
                        lines.toString()))
                .isZero();
        var second = Files.readAllLines(lines).stream()
                .map(JsonObject::new)
                .filter(v -> v.getString("id").equals("b30"))
                .findFirst()
                .orElseThrow();
        assertThat(second.getString("duplicateOf")).isEqualTo("a30");
        assertThat(second.getJsonArray("reasons")).isNotEmpty();
        assertThat(out.toString()).contains("400 reports judged, 100 duplicates", "F1");
    }

    @Test
    void broken_lines_are_named_and_the_rest_goes_on() throws IOException {
        trained(data("{broken", "{\"id\": \"c\"}", line("a1", "a1", Instant.EPOCH, 43)));
        assertThat(err.toString())
                .contains("line 401: not a JSON object", "line 402: createdAt is missing", "id a1: twice");
        assertThat(out.toString()).contains("learned from 400 of 400");
    }
}
