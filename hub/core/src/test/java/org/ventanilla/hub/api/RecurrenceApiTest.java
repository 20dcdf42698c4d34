package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.model.GivenLocation;
import org.ventanilla.model.Submission;

/** What comes back, and what other rules would have done, over HTTP. */
@ExtendWith(VertxExtension.class)
class RecurrenceApiTest {
    @AutoClose
    private ApiServer api;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path temporary) {
        api = new ApiServer(vertx, temporary);
    }

    private void lamp(String id, double lat) {
        get(api.hub.intake.accept(Submission.draft("web", "web", "web:" + id)
                .typed("La farola no luce")
                .category("ALU-01")
                .location(new GivenLocation(lat, -3.81, 5.0, GivenLocation.Obtained.MAP, null))
                .made()));
        api.hub.file(api.hub.triage());
        api.hub.clock.advance(Duration.ofHours(1));
    }

    @Test
    void staff_see_how_often_it_came_back_and_nobody_else() {
        lamp("a", 43.4623);
        get(api.hub.incidents.changeStatus(1, Status.RESOLVED, "repaired", "Ya luce.", List.of()));
        lamp("b", 43.4623);
        assertThat(api.get("/v1/recurrences", "").status()).isEqualTo(401);
        String reader = api.tokenOf(Role.READER);
        var spot = api.get("/v1/recurrences", reader)
                .body()
                .getJsonArray("recurrences")
                .getJsonObject(0);
        assertThat(spot.getInteger("times")).isEqualTo(1);
        assertThat(spot.getString("lastIncident")).isEqualTo("2");
        assertThat(api.get("/v1/incidents/2/recurrence", reader).body().getJsonArray("earlier"))
                .isEqualTo(new JsonArray().add("1"));
        assertThat(api.get("/v1/recurrences?by=asset", reader).body().getJsonArray("recurrences"))
                .isEmpty();
        assertThat(api.get("/v1/incidents/9/recurrence", reader).code()).isEqualTo("unknown-incident");
        assertThat(api.get("/v1/recurrences?by=colour", reader).status()).isEqualTo(400);
    }

    @Test
    void other_rules_are_tried_by_those_who_may_and_change_nothing() {
        lamp("a", 43.4623);
        lamp("b", 43.4628);
        long events = get(api.hub.events.head()).position();
        var wider = new JsonObject().put("category", "ALU-01").put("radiusM", 200);
        for (Role role : List.of(Role.READER, Role.AGENT)) {
            assertThat(api.post("/v1/policies/simulate", api.tokenOf(role), wider)
                            .status())
                    .isEqualTo(403);
        }
        var result = api.post("/v1/policies/simulate", api.tokenOf(Role.SUPERVISOR), wider);
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.body().getJsonObject("today").getMap()).isEqualTo(Map.of("NEW", 2));
        assertThat(result.body().getJsonObject("tried").getMap()).isEqualTo(Map.of("NEW", 1, "JOIN", 1));
        var example = result.body().getJsonArray("examples").getJsonObject(0);
        assertThat(example.getString("report")).isEqualTo("AV-2");
        assertThat(example.getJsonObject("tried").getString("with")).isEqualTo("AV-1");
        assertThat(get(api.hub.events.head()).position()).isEqualTo(events);
    }

    @Test
    void rules_that_make_no_sense_are_named() {
        String admin = api.tokenOf(Role.ADMIN);
        for (JsonObject wrong : List.of(
                new JsonObject(),
                new JsonObject().put("category", "ZZZ-99"),
                new JsonObject().put("category", "ALU-01").put("radiusM", -1),
                new JsonObject().put("category", "ALU-01").put("days", "many"),
                new JsonObject().put("category", "ALU-01").put("bar", 2))) {
            assertThat(api.post("/v1/policies/simulate", admin, wrong).status())
                    .as(wrong.encode())
                    .isEqualTo(422);
        }
    }
}
