package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.model.Wire;

/** The example of the guide, as it stands there, against a whole hub. */
class RemoteExampleTest {
    private static final Path EXAMPLE = Town.HOME.resolve("docs/examples/remote/connector.py");
    private static final String TOKEN = "the token of the bot, long enough";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_example_is_short_and_needs_nothing_but_the_language() throws Exception {
        assertThat(Files.readAllLines(EXAMPLE)).hasSizeLessThanOrEqualTo(80);
        assertThat(Files.readAllLines(EXAMPLE).stream().filter(line -> line.startsWith("import ")))
                .containsExactly(
                        "import json", "import sys", "import time", "import urllib.error", "import urllib.request");
    }

    @Test
    void it_reports_once_with_a_photo_and_brings_the_answer() throws Exception {
        assumeTrue(hasPython(), "SKIPPED: there is no python3 here, the example for remote connectors was not run");
        var plan = new DemoPlan(Town.HOME, folder, Town.freePorts(), DemoSecrets.in(folder));
        try (var database = EmbeddedDatabase.start(folder)) {
            var connectors = ConnectorCatalogue.find(null);
            var settings = new SettingsFile(connectors, Map.of())
                    .settings(Wire.mapper().readTree(settings(plan).encode()));
            Hub hub = Running.joined(
                    Hub.start(settings, database.address(), connectors).toCompletionStage());
            DemoCommand.staff(hub, plan.secrets());
            String said = run(plan);
            JsonObject kept = kept(plan);
            Running.joined(hub.quiet().toCompletionStage());
            Running.joined(hub.vertx().close().toCompletionStage());
            assertThat(said)
                    .contains("report 201 ACCEPTED")
                    .contains("report 200 DUPLICATE")
                    .contains("answer ana");
            assertThat(kept.getJsonArray("items")).hasSize(1);
            JsonObject item = kept.getJsonArray("items").getJsonObject(0);
            assertThat(item.getString("state")).isEqualTo("report");
            assertThat(item.getJsonArray("attachments").getJsonObject(0).getString("sniffedType"))
                    .isEqualTo("image/jpeg");
        }
    }

    private static JsonObject settings(DemoPlan plan) {
        var bot = new JsonObject()
                .put("instance", "bot")
                .put("type", "remote")
                .put(
                        "options",
                        new JsonObject()
                                .put("channel", "chat")
                                .put("token", TOKEN)
                                .put("outbound", "poll"));
        return plan.settings().put("connectors", new JsonArray().add(bot));
    }

    private String run(DemoPlan plan) throws IOException, InterruptedException {
        Path photo = Files.write(folder.resolve("photo.jpg"), Town.bytes("lamp-before.jpg"));
        Path log = folder.resolve("example.log");
        var process = new ProcessBuilder(
                        "python3", EXAMPLE.toString(), plan.site().toString(), "bot", TOKEN, photo.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }

    private static JsonObject kept(DemoPlan plan) {
        var web = new Web(plan.site());
        String token = web.logIn("supervisora", plan.secrets().supervisorPassword());
        Eventually.see(
                "the report is triaged",
                () -> web.json(URI.create("/v1/items"), token).encode(),
                all -> all.contains("\"state\":\"report\""));
        return web.json(URI.create("/v1/items"), token);
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
