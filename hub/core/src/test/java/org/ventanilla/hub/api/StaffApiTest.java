package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.api.ApiServer.ANY;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.multipart.MultipartForm;
import io.vertx.junit5.VertxExtension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.ReportRow;

@ExtendWith(VertxExtension.class)
class StaffApiTest {
    private Path files;

    @AutoClose
    private ApiServer api;

    private String agent;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path temporary) {
        files = temporary;
        api = new ApiServer(vertx, temporary);
        agent = api.tokenOf(Role.AGENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "assign", "note", "photo", "merge", "split", "undo"})
    void every_door_needs_a_token_and_a_role_that_may(String door) {
        String path = "/v1/incidents/1/" + door;
        assertThat(api.post(path, "", new JsonObject()).status()).isEqualTo(401);
        assertThat(api.post(path, agent + "x", new JsonObject()).status()).isEqualTo(401);
        var forbidden = api.post(path, api.tokenOf(Role.READER), new JsonObject());
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.type()).isEqualTo("application/problem+json");
    }

    @Test
    void a_change_is_answered_with_the_incident_as_it_is_now() {
        String id = reported(0);
        var answer = api.post("/v1/incidents/" + id + "/status", agent, new JsonObject().put("status", "in-progress"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getString("status")).isEqualTo("IN_PROGRESS");
        var noted = api.post("/v1/incidents/" + id + "/note", agent, new JsonObject().put("text", "Pedida la pieza"));
        assertThat(noted.body().getJsonArray("timeline").encode()).contains("Pedida la pieza");
        var given = new JsonObject().put("department", "VIAS");
        assertThat(api.post("/v1/incidents/" + id + "/assign", agent, given)
                        .body()
                        .getString("department"))
                .isEqualTo("VIAS");
    }

    @Test
    void the_category_is_corrected_and_one_that_the_city_lacks_is_refused() {
        String path = "/v1/incidents/" + reported(0) + "/category";
        var answer = api.post(path, agent, new JsonObject().put("category", "VIA-01"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getString("category")).isEqualTo("VIA-01");
        var refused = api.post(path, agent, new JsonObject().put("category", "NO-99"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields()).containsExactly("category");
        assertThat(api.post(path, "", new JsonObject().put("category", "VIA-01"))
                        .status())
                .isEqualTo(401);
        assertThat(api.post("/v1/incidents/9999999/category", agent, new JsonObject().put("category", "VIA-01"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void closing_with_a_photo_shows_the_photo_as_the_result() throws IOException {
        String id = reported(0);
        var file = Files.write(files.resolve("after.jpg"), picture());
        var form = MultipartForm.create()
                .attribute("status", "RESOLVED")
                .attribute("reason", "repaired")
                .attribute("text", "Cambiada la lámpara")
                .binaryFileUpload("photo", "after.jpg", file.toString(), "image/jpeg");
        var answer = ApiServer.answer(api.request(HttpMethod.POST, "/v1/incidents/" + id + "/status", agent)
                .sendMultipartForm(form));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getString("closingText")).isEqualTo("Cambiada la lámpara");
        var photo = answer.body().getJsonArray("photos").getJsonObject(0);
        assertThat(photo.getBoolean("result")).isTrue();
        assertThat(photo.getString("ref")).hasSize(64);
        try (var left = Files.list(files.resolve("uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_photo_may_be_the_body_itself_and_must_be_a_picture() throws IOException {
        String path = "/v1/incidents/" + reported(0) + "/photo";
        var answer = api.post(path, agent, "image/jpeg", Buffer.buffer(picture()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getJsonArray("photos")).hasSize(1);
        var refused = api.post(path, agent, "image/jpeg", Buffer.buffer("not a picture"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields()).containsExactly("photo");
    }

    @Test
    void merge_undo_and_split_move_the_reports() {
        String one = reported(0);
        String two = reported(700);
        var merged = api.post("/v1/incidents/" + one + "/merge", agent, new JsonObject().put("into", "IN-" + two));
        assertThat(merged.body().getString("status")).isEqualTo("DUPLICATE_OF");
        var undone = api.post("/v1/incidents/" + one + "/undo", agent, new JsonObject());
        assertThat(undone.body().getString("status")).isEqualTo("RECEIVED");
        api.post("/v1/incidents/" + one + "/merge", agent, new JsonObject().put("into", two));
        long joined = get(api.hub.incidents.reports(null, Long.parseLong(two))).stream()
                .map(ReportRow::id)
                .min(Long::compare)
                .orElseThrow();
        var split = api.post("/v1/incidents/" + two + "/split", agent, new JsonObject().put("report", "AV-" + joined));
        assertThat(split.status()).isEqualTo(200);
        assertThat(split.body().getInteger("reportCount")).isEqualTo(1);
    }

    @Test
    void a_mistake_is_answered_with_what_to_do_about_it() {
        String path = "/v1/incidents/" + reported(0) + "/status";
        var closing = new JsonObject().put("status", "RESOLVED");
        assertThat(api.post(path, agent, closing).code()).isEqualTo("reason-missing");
        assertThat(api.post(path, agent, closing.put("reason", "repaired")).code())
                .isEqualTo("text-missing");
        assertThat(api.post(path, agent, new JsonObject().put("status", "DONE")).fields())
                .containsExactly("status");
        assertThat(api.post(path, agent, new JsonObject().put("status", "received"))
                        .status())
                .isEqualTo(409);
        assertThat(api.post("/v1/incidents/4711/status", agent, new JsonObject().put("status", "in progress"))
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/v1/incidents/abc/note", agent, new JsonObject().put("text", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(api.post(path, agent, "application/json", Buffer.buffer("{nope"))
                        .status())
                .isEqualTo(400);
        assertThat(api.post(path, agent, "application/json", Buffer.buffer("[1]"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_reason_that_says_something_else_than_the_state_is_refused_with_those_that_fit() {
        String path = "/v1/incidents/" + reported(0) + "/status";
        var begun = new JsonObject().put("status", "IN_PROGRESS").put("reason", "not-municipal");
        var refused = api.post(path, agent, begun);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("reason-unfit");
        assertThat(refused.body().getString("detail")).contains("[planned, other]");
        assertThat(api.post(path, agent, begun.put("reason", "order-4711")).status())
                .as("a code of another system")
                .isEqualTo(200);
    }

    @Test
    void nobody_is_waited_for_who_left_no_way_to_be_asked() {
        String one = "/v1/incidents/" + reported(0);
        var refused = api.post(one + "/ask", agent, new JsonObject().put("text", "¿En qué portal?"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("nobody-to-ask");
        var after = api.post(one + "/note", agent, new JsonObject().put("text", "Vamos"));
        assertThat(after.body().getString("status")).isEqualTo("RECEIVED");
        assertThat(after.body().getValue("waitingSince")).isNull();
    }

    private String reported(double metresNorth) {
        var at = TestHub.CITY.settings().centre();
        var body = new JsonObject()
                .put("schema", "submission.v1")
                .put("key", "web:" + metresNorth)
                .put("instance", "web")
                .put("type", "web")
                .put("category", "ALU-01")
                .put("text", new JsonObject().put("raw", "La farola está apagada"))
                .put(
                        "location",
                        new JsonObject()
                                .put("lat", at.lat() + metresNorth / 111_000)
                                .put("lon", at.lon()));
        assertThat(api.post("/v1/intake", ANY, body).status()).isEqualTo(201);
        api.hub.file(api.hub.triage());
        List<IncidentView> newest = get(api.hub.incidents.list(IncidentFilter.newest(1), false, List.of()));
        return newest.get(0).id();
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }
}
