package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.model.Addresses;

/** The command against a running hub, and what an operator sees of a hub: readiness and figures. */
class QuarantineCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Path config = Path.of("");
    private Town town;

    @BeforeEach
    void open() throws IOException {
        town = Town.open(folder.resolve("town"));
        config = Files.writeString(
                folder.resolve("town.json"), town.plan.settings().encode());
    }

    @AfterEach
    void close() throws IOException {
        town.close();
    }

    @Test
    void what_waits_is_listed_read_again_and_dismissed_under_a_login() {
        town.unreadable("a");
        town.unreadable("b");
        assertThat(run("wrong password", "list")).contains("wrong-login");
        assertThat(run("list")).contains("0|").contains("fax:a").contains("fax:b");
        assertThat(metrics()).contains("ventanilla_quarantine_open 2.0").contains("ventanilla_connectors_refused 0.0");
        assertThat(run("reprocess", "--all")).startsWith("1|").contains("connector-away");
        connectorThatReadsAnything();
        assertThat(run("reprocess", "1"))
                .startsWith("0|")
                .contains("reprocessed")
                .contains("supervisora");
        assertThat(run("dismiss", "--all", "--reason", "advertising"))
                .startsWith("0|")
                .contains("dismissed");
        assertThat(run("list")).isEqualTo("0|");
        assertThat(metrics())
                .contains("ventanilla_quarantine_open 0.0")
                .contains("ventanilla_connector_state{instance=\"web\",state=\"RUNNING\"} 1.0")
                .contains("ventanilla_connector_items{column=\"received\",instance=\"web\"} 0.0")
                .contains("ventanilla_connector_lag_seconds{instance=\"buzon\"}");
    }

    private String metrics() {
        var management = new Web(URI.create("http://127.0.0.1:" + town.plan.managementPort()));
        return management.get(URI.create("/metrics")).body();
    }

    private void connectorThatReadsAnything() {
        Running.joined(town.hub()
                .vertx()
                .eventBus()
                .consumer(Addresses.reprocess("fax"), message -> message.reply(new JsonObject()))
                .completion()
                .toCompletionStage());
    }

    private String run(String deed, String... more) {
        boolean wrong = deed.startsWith("wrong");
        var out = new StringWriter();
        var line = Main.line().setOut(new PrintWriter(out));
        String[] common = {
            "quarantine",
            wrong ? more[0] : deed,
            "--config",
            config.toString(),
            "--login",
            "supervisora",
            "--password",
            wrong ? "guess" : town.plan.secrets().supervisorPassword()
        };
        var all = new java.util.ArrayList<>(java.util.List.of(common));
        if (!wrong) {
            all.addAll(java.util.List.of(more));
        }
        int code = line.execute(all.toArray(String[]::new));
        return code + "|" + out;
    }
}
