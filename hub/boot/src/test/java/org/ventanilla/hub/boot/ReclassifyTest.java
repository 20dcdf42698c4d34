package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reclassify}: history is brought in, the taxonomy changes, and what was filed follows it and comes back. */
class ReclassifyTest {
    @TempDir
    private Path dir = Path.of("");

    private Path config = Path.of("");
    private Path city = Path.of("");

    @BeforeEach
    void open() throws IOException {
        city = Files.createDirectories(dir.resolve("city"));
        try (Stream<Path> all = Files.walk(Town.HOME.resolve("config/santander"))) {
            for (Path from : all.toList()) {
                Path to = city.resolve(
                        Town.HOME.resolve("config/santander").relativize(from).toString());
                if (!Files.isDirectory(from)) {
                    Files.createDirectories(to.getParent());
                    Files.copy(from, to);
                }
            }
        }
        var plan = new DemoPlan(Town.HOME, dir.resolve("data"), Town.freePorts(), DemoSecrets.in(dir.resolve("data")));
        config = Files.writeString(
                dir.resolve("hub.json"),
                plan.settings().put("city", city.toString()).encode());
    }

    private String run(String... arguments) {
        var out = new StringWriter();
        int code = Main.line()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
        return code + "\n" + out;
    }

    private Path history() throws IOException {
        return Files.write(
                dir.resolve("history.jsonl"),
                List.of(
                        said("a", "ALU-02", "La farola parpadea toda la noche"),
                        said("b", "ALU-02", "Parpadea una farola"),
                        said("c", "OTR-06", "La farola está apagada, es una farola fundida"),
                        said("d", "OTR-06", "No me parece nada bien")));
    }

    private static String said(String id, String category, String text) {
        int row = id.charAt(0) - 'a';
        return new JsonObject()
                .put("id", id)
                .put("at", "2025-01-1" + row + "T09:00:00Z")
                .put("category", category)
                .put("text", text)
                .put("lat", 43.46 + row * 0.004)
                .put("lon", -3.81)
                .encode();
    }

    @Test
    void past_incidents_follow_the_taxonomy_and_come_back() throws IOException {
        assertThat(run("import", history().toString(), "--config", config.toString()))
                .contains("4 brought in");
        Path taxonomy = city.resolve("taxonomy.yaml");
        Files.writeString(
                taxonomy,
                Files.readString(taxonomy)
                        .replace(
                                "  - code: ALU-02\n",
                                "  - code: ALU-02\n    retired: 2026-01-01\n    replaced_by: ALU-01\n"));
        Path lines = dir.resolve("verdicts.jsonl");
        String dry = run("reclassify", "--config", config.toString(), "--report", lines.toString());
        assertThat(dry)
                .startsWith("0")
                .contains("2  ALU-02 -> ALU-01 (replaced), such as IN-1 IN-2")
                .contains("1  OTR-06 -> ALU-01 (words), such as IN-3")
                .contains("1  OTR-06 -> stays (doubt), such as IN-4")
                .contains("4 looked at, 3 would move");
        assertThat(Files.readAllLines(lines)).hasSize(4).noneMatch(line -> line.contains("farola"));
        assertThat(run("reclassify", "--config", config.toString(), "--apply"))
                .contains("3 moved by run 1; --undo 1 brings them back");
        assertThat(run("reclassify", "--config", config.toString())).contains("1 looked at, 0 would move");
        assertThat(run("reclassify", "--config", config.toString(), "--undo", "1"))
                .contains("3 are as they were before run 1; 0 were changed since and stay");
        assertThat(run("reclassify", "--config", config.toString())).contains("4 looked at, 3 would move");
        assertThat(run("reclassify", "--config", config.toString(), "--undo", "7"))
                .contains("there is no run 7");
    }
}
