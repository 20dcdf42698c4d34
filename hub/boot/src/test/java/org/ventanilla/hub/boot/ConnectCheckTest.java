package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.sandbox.Sandbox;
import org.ventanilla.hub.boot.Jars.Third;

/** {@code check --connect} against a real mailbox and a real telephone company, without database or hub. */
class ConnectCheckTest {
    @TempDir
    private Path folder = Path.of("");

    private final Vertx vertx = Vertx.vertx();
    private DemoPlan plan;
    private Sandbox outside;

    @BeforeEach
    void open() throws Exception {
        plan = new DemoPlan(
                Town.HOME, folder.resolve("data"), Town.freePorts(), DemoSecrets.in(folder.resolve("data")));
        outside = new Sandbox(vertx, Clock.systemUTC(), plan.sandbox());
        Running.joined(outside.start().toCompletionStage());
    }

    @AfterEach
    void close() {
        Running.joined(outside.stop().toCompletionStage());
        Running.joined(vertx.close().toCompletionStage());
    }

    /** Exit code and what was printed. */
    private String check(JsonObject settings, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("settings.json"), settings.encode());
        var said = new StringWriter();
        var arguments = new java.util.ArrayList<>(java.util.List.of("check", "--config", file.toString()));
        arguments.addAll(java.util.List.of(more));
        int code = Main.line().setOut(new PrintWriter(said, true)).execute(arguments.toArray(String[]::new));
        return code + "\n" + said;
    }

    private static JsonObject options(JsonObject settings, int connector) {
        return settings.getJsonArray("connectors").getJsonObject(connector).getJsonObject("options");
    }

    @Test
    void what_works_is_said_to_work_a_line_each_and_nothing_is_left_behind() throws Exception {
        String said = check(plan.settings(), "--connect");
        assertThat(said)
                .isEqualToNormalizingNewlines(
                        "0\nThe configuration can be used.\nbuzon: OK\nsms: OK\nphone: OK\nweb: OK\nopen311: OK\n");
        assertThat(folder.resolve("data/connectors")).doesNotExist();
    }

    @Test
    void what_does_not_is_named_with_its_option_and_what_to_do_and_fails_the_command() throws Exception {
        JsonObject settings = plan.settings();
        options(settings, 0).getJsonObject("imap").put("password", "not this one");
        options(settings, 1).put("authTokens", new JsonArray().add("nor-this-one-0000000000000000000"));
        assertThat(check(settings, "--connect"))
                .startsWith("2\n")
                .contains("buzon: imap.password: the server refused the login", "sms: authTokens: ", "web: OK")
                .doesNotContain("not this one", "nor-this-one");
        assertThat(check(settings)).startsWith("0\n").doesNotContain("buzon");
    }

    @Test
    void a_source_that_is_away_is_named() throws Exception {
        Running.joined(outside.stop().toCompletionStage());
        assertThat(check(plan.settings(), "--connect"))
                .startsWith("2\n")
                .contains("buzon: imap.host: ", "buzon: smtp.host: ", "sms: apiBase: ");
    }

    @Test
    void a_connector_that_cannot_be_assembled_or_has_no_check_fails_it_and_one_elsewhere_does_not() throws Exception {
        Path jarFolder = Files.createDirectories(folder.resolve("jars"));
        new Jars(jarFolder)
                .add(Third.good("pigeon")
                        .assembling("if (true) throw new IllegalArgumentException(\"loft: is empty\");"));
        JsonObject settings = plan.settings().put("connectorsDir", jarFolder.toString());
        var pigeon =
                new JsonObject().put("instance", "loft").put("type", "pigeon").put("options", new JsonObject());
        var remote = new JsonObject().put("channel", "chat").put("token", "a-token-of-the-bot-0815");
        settings.getJsonArray("connectors")
                .add(pigeon)
                .add(new JsonObject()
                        .put("instance", "bot")
                        .put("type", "remote")
                        .put("options", remote));
        assertThat(check(settings, "--connect"))
                .startsWith("2\n")
                .contains("loft: loft: is empty", "bot: runs elsewhere", "sms: OK");
    }
}
