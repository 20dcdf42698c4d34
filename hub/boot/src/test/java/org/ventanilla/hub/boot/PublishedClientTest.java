package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Open311 client that is published on npm, its code as it is, against the whole program. */
class PublishedClientTest {
    private static final List<String> FILES =
            List.of("package.json", "tour.js", "missing/package.json", "missing/index.js");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void it_discovers_asks_sends_and_reads_back() throws Exception {
        assumeTrue(ends(folder, "npm", "--version"), "SKIPPED: there is no npm here, the published client was not run");
        for (String file : FILES) {
            Path copy = folder.resolve("client").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.write(copy, Town.bytes("/open311-client/" + file));
        }
        Path client = folder.resolve("client");
        assumeTrue(
                ends(client, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"),
                "SKIPPED: npm could not install the published client");
        assertThat(new JsonObject(Files.readString(client.resolve("node_modules/open311/package.json")))
                        .getString("version"))
                .isEqualTo("0.0.12");
        try (var town = Town.open(folder.resolve("town"))) {
            String discovery = town.plan.site() + "/open311/v2/discovery.json";
            boolean good = ends(
                    client, "node", "tour.js", discovery, town.plan.secrets().open311Key());
            String said = Files.readString(client.resolve("said.log"), StandardCharsets.UTF_8);
            assertThat(good).as(said).isTrue();
            var told = new JsonObject(said.substring(said.indexOf('{')));
            assertThat(told.getString("endpoint")).endsWith("/open311/v2/");
            assertThat(told.getInteger("services")).isGreaterThan(20);
            assertThat(told.getInteger("attributes")).isPositive();
            assertThat(told.getString("id")).startsWith("AV-");
            assertThat(told.getString("token")).isEqualTo(told.getString("id"));
            assertThat(told.getString("read")).isEqualTo(told.getString("id"));
            assertThat(told.getString("one")).isEqualTo("open");
            assertThat(told.getBoolean("since")).isTrue();
            assertThat(told.getJsonArray("open").stream().map(String::valueOf)).contains(told.getString("id"));
        }
    }

    private static boolean ends(Path folder, String... command) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said.log").toFile())
                    .start();
            boolean ended = process.waitFor(120, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such command
        }
    }
}
