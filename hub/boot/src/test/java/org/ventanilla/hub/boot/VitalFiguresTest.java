package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a mailbox that writes to itself: figures by the names that the operations guide promises. */
class VitalFiguresTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_canary_that_came_back_is_a_figure_and_nobodys_report() throws IOException {
        try (var town = Town.open(folder)) {
            assertThat(metrics(town)).doesNotContain("ventanilla_connector_canary");
            town.restartHub(settings -> withCanary(settings, "buzon"));
            String figures = Eventually.see(
                    "a canary is back",
                    () -> metrics(town),
                    all -> all.contains("ventanilla_connector_canary_seconds{instance=\"buzon\"}"));
            assertThat(figures)
                    .contains("ventanilla_connector_canary_last_timestamp_seconds{instance=\"buzon\"} 1")
                    .contains("ventanilla_connector_items{column=\"received\",instance=\"buzon\"} 0.0")
                    .doesNotContain("ventanilla_connector_alarm")
                    .doesNotContain("ventanilla_connector_token");
        }
    }

    private static JsonObject withCanary(JsonObject settings, String instance) {
        var connectors = settings.getJsonArray("connectors");
        for (int i = 0; i < connectors.size(); i++) {
            var connector = connectors.getJsonObject(i);
            if (connector.getString("instance").equals(instance)) {
                connector.getJsonObject("options").put("canaryEverySeconds", 300);
            }
        }
        return settings;
    }

    private static String metrics(Town town) {
        var management = new Web(URI.create("http://127.0.0.1:" + town.plan.managementPort()));
        return management.get(URI.create("/metrics")).body();
    }
}
