package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.model.Submission;

/** Staff say where an incident is, over HTTP. */
@ExtendWith(VertxExtension.class)
class PlaceApiTest {
    private static final String PLACE = "/v1/incidents/1/place";

    @AutoClose
    private ApiServer api;

    private String agent;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path temporary) {
        api = new ApiServer(vertx, temporary);
        agent = api.tokenOf(Role.AGENT);
        get(api.hub.intake.accept(Submission.draft("web", "web", "web:a")
                .typed("La farola no luce en mi calle")
                .category("ALU-01")
                .made()));
        api.hub.file(api.hub.triage());
    }

    @Test
    void one_that_nobody_could_place_has_a_place_then() {
        assertThat(get(api.hub.incidents.find(1)).orElseThrow().lat()).isNull();
        var told = api.post(PLACE, agent, new JsonObject().put("place", "Calle Castilla 27"));
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().getString("place")).isEqualTo("Calle Castilla 27");
        var now = get(api.hub.incidents.find(1)).orElseThrow();
        assertThat(now.place()).isEqualTo("Calle Castilla 27");
        assertThat(now.lat()).isEqualTo(told.body().getDouble("lat"));
        var point = new JsonObject().put("lat", 43.4601).put("lon", -3.8201).put("place", "Detrás del quiosco");
        assertThat(api.post(PLACE, agent, point).body().getDouble("lat")).isEqualTo(43.4601);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                  | place",
                "{\"place\": \"\"}                   | place",
                "{\"place\": 7}                      | place",
                "{\"place\": \"en la luna\"}         | place",
                "{\"lat\": 43.46}                    | lon",
                "{\"lat\": \"x\", \"lon\": 1}        | lat",
                "{\"lat\": 91, \"lon\": 1}           | lat",
                "{\"lat\": 40.4168, \"lon\": -3.7038} | lat"
            })
    void what_is_no_place_is_refused_by_field_and_moves_nothing(String body, String field) {
        var refused = api.post(PLACE, agent, new JsonObject(body));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields()).containsExactly(field);
        assertThat(get(api.hub.incidents.find(1)).orElseThrow().lat()).isNull();
    }

    @Test
    void only_who_may_change_it_and_only_what_is_there() {
        var place = new JsonObject().put("place", "Calle Castilla 27");
        assertThat(api.post(PLACE, "", place).status()).isEqualTo(401);
        assertThat(api.post(PLACE, api.tokenOf(Role.READER), place).status()).isEqualTo(403);
        assertThat(api.post("/v1/incidents/9/place", agent, place).code()).isEqualTo("unknown-incident");
        assertThat(api.post("/v1/incidents/x/place", agent, place).code()).isEqualTo("unknown-incident");
    }
}
