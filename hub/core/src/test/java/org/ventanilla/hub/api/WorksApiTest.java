package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.api.ApiServer.ANY;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.multipart.MultipartForm;
import io.vertx.junit5.VertxExtension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.hub.incident.IncidentFilter;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.Status;

/** A works system over real HTTP: its word, its news, its photos. */
@ExtendWith(VertxExtension.class)
class WorksApiTest {
    private static final String UPDATES = "/v1/consumers/obras/updates";

    @AutoClose
    private ApiServer api;

    private String admin;
    private String key;
    private String incident;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        api = new ApiServer(vertx, files);
        admin = api.tokenOf(Role.ADMIN);
        incident = reported(0);
        key = made("obras", new JsonObject().put("stage", "works"));
        api.hub.clock.advance(Duration.ofHours(1));
    }

    private String reported(double metresNorth) {
        var at = TestHub.CITY.settings().centre();
        var place =
                new JsonObject().put("lat", at.lat() + metresNorth / 111_000).put("lon", at.lon());
        var body = new JsonObject()
                .put("schema", "submission.v1")
                .put("key", "web:" + metresNorth)
                .put("instance", "web")
                .put("type", "web")
                .put("category", "ALU-01")
                .put("text", new JsonObject().put("raw", "La farola está apagada"))
                .put("location", place);
        assertThat(api.post("/v1/intake", ANY, body).status()).isEqualTo(201);
        api.hub.file(api.hub.triage());
        return get(api.hub.incidents.list(IncidentFilter.newest(1), false, List.of()))
                .get(0)
                .id();
    }

    private String made(String name, JsonObject more) {
        var wanted = new JsonObject().put("name", name).mergeIn(more);
        return api.post("/v1/consumers", admin, wanted).body().getString("key");
    }

    private JsonObject update(String id) {
        return new JsonObject().put("updateId", id).put("incident", incident);
    }

    private String ago(int minutes) {
        return api.hub.clock.instant().minus(Duration.ofMinutes(minutes)).toString();
    }

    private ApiServer.Answer send(JsonObject update) {
        return api.post(UPDATES, key, update);
    }

    private JsonObject stage() {
        var answer = api.get("/v1/incidents/" + incident + "/stages", api.tokenOf(Role.READER));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().getJsonArray("stages").getJsonObject(0);
    }

    private IncidentView view() {
        return get(api.hub.incidents.find(Long.parseLong(incident))).orElseThrow();
    }

    private long events() {
        return get(api.hub.events.head()).position();
    }

    @Test
    void the_stage_is_pending_until_the_system_has_spoken() {
        assertThat(stage().getString("state")).isEqualTo("PENDING");
        var taken = send(update("1").put("stage", "accepted"));
        assertThat(taken.body().getString("stage")).isEqualTo("applied");
        assertThat(stage().getString("state")).isEqualTo("ACCEPTED");
        assertThat(stage().getBoolean("weak")).isFalse();
        send(update("2").put("stage", "refused").put("why", "Es de la autonómica"));
        assertThat(stage().getString("state")).isEqualTo("REFUSED");
        assertThat(stage().getString("reason")).isEqualTo("Es de la autonómica");
        assertThat(api.get("/v1/events?type=incident.works-answered", "").body().encode())
                .contains("\"state\":\"ACCEPTED\"", "\"state\":\"REFUSED\"", "\"works\":\"obras\"")
                .doesNotContain("autonómica");
        assertThat(view().timeline()).noneMatch(entry -> entry.type().contains("works"));
    }

    @Test
    void what_its_filter_leaves_out_counts_as_taken_weakly_and_is_none_of_its_business() {
        String other =
                made("riego", new JsonObject().put("stage", "works").put("department", new JsonArray().add("VIAL")));
        var stages = api.get("/v1/incidents/" + incident + "/stages", api.tokenOf(Role.READER))
                .body()
                .getJsonArray("stages");
        assertThat(stages.getJsonObject(1).getString("consumer")).isEqualTo("riego");
        assertThat(stages.getJsonObject(1).getString("state")).isEqualTo("ACCEPTED");
        assertThat(stages.getJsonObject(1).getBoolean("weak")).isTrue();
        var answer = api.post("/v1/consumers/riego/updates", other, update("1").put("status", "in-progress"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(view().status()).isEqualTo(Status.RECEIVED);
    }

    @Test
    void an_update_counts_once_however_often_it_comes_and_other_words_under_its_id_are_a_mistake() {
        var begun = update("7").put("status", "in-progress").put("at", ago(10));
        assertThat(send(begun).body().getString("status")).isEqualTo("applied");
        long events = events();
        var again = send(begun);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().getBoolean("repeated")).isTrue();
        assertThat(again.body().getString("status")).isEqualTo("applied");
        assertThat(send(begun.copy().put("status", "under-study")).code()).isEqualTo("other-content");
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void news_that_come_late_move_nothing_back_and_their_words_are_not_told() {
        send(update("1").put("status", "in-progress").put("at", ago(40)));
        send(update("3")
                .put("status", "resolved")
                .put("reason", "repaired")
                .put("text", "Cambiada la lámpara")
                .put("at", ago(0)));
        var late = send(update("2")
                .put("status", "under-study")
                .put("reason", "check")
                .put("text", "Vamos a mirar")
                .put("at", ago(30)));
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.body().getString("status")).isEqualTo("late");
        assertThat(view().status()).isEqualTo(Status.RESOLVED);
        assertThat(view().timeline().toString()).contains("Cambiada la lámpara").doesNotContain("Vamos a mirar");
        send(update("4").put("stage", "accepted").put("at", ago(5)));
        assertThat(send(update("5").put("stage", "refused").put("at", ago(50)))
                        .body()
                        .getString("stage"))
                .isEqualTo("late");
        assertThat(stage().getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void what_may_not_be_changes_nothing_at_all() {
        var closing = update("1").put("status", "resolved").put("stage", "accepted");
        assertThat(send(closing).status()).isEqualTo(422);
        assertThat(stage().getString("state")).as("all of it or nothing").isEqualTo("PENDING");
        var whole = closing.copy().put("reason", "repaired").put("text", "Hecho");
        assertThat(send(whole).status())
                .as("the same id may be used: nothing was kept")
                .isEqualTo(200);
        assertThat(send(update("2").put("status", "duplicate-of")).fields()).containsExactly("status");
        assertThat(send(update("2").put("at", "yesterday")).fields()).containsExactly("at");
        assertThat(send(update("2").put("at", ago(-60))).fields()).containsExactly("at");
        assertThat(send(update("2")).status()).isEqualTo(422);
        assertThat(send(new JsonObject().put("updateId", "2").put("incident", "999"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_photo_of_the_result_comes_with_the_news() throws IOException {
        var form = MultipartForm.create()
                .attribute("updateId", "1")
                .attribute("incident", incident)
                .attribute("status", "resolved")
                .attribute("reason", "repaired")
                .attribute("text", "Lámpara nueva")
                .binaryFileUpload("photo", "despues.jpg", picture(), "image/jpeg");
        var answer = ApiServer.answer(api.request(HttpMethod.POST, UPDATES, key).sendMultipartForm(form));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(view().status()).isEqualTo(Status.RESOLVED);
        assertThat(view().photos()).filteredOn(IncidentView.PhotoView::result).hasSize(1);
    }

    private static Buffer picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return Buffer.buffer(out.toByteArray());
    }

    @Test
    void it_may_speak_in_the_words_of_the_updates_extension_of_open311() {
        long report = get(api.hub.incidents.reports(null, Long.parseLong(incident)))
                .get(0)
                .id();
        var fields = new JsonObject()
                .put("update_id", "FMS-1")
                .put("service_request_id", "AV-" + report)
                .put("updated_datetime", ago(3))
                .put("description", "Cambiada")
                .put("status", "FIXED");
        var answer = send(fields);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getString("incident")).isEqualTo(incident);
        assertThat(view().status()).isEqualTo(Status.RESOLVED);
        assertThat(view().closingReason()).isEqualTo("repaired");
        assertThat(send(fields).body().getBoolean("repeated")).isTrue();
        var late = fields.copy()
                .put("update_id", "FMS-2")
                .put("status", "INVESTIGATING")
                .put("updated_datetime", ago(9));
        assertThat(send(late).body().getString("status")).isEqualTo("late");
        var quiet = fields.copy()
                .put("update_id", "FMS-3")
                .put("status", "UNCHANGED")
                .put("updated_datetime", ago(1));
        assertThat(send(quiet).body().getString("status")).isEqualTo("none");
        assertThat(send(fields.copy().put("update_id", "FMS-4").put("status", "MOOD"))
                        .fields())
                .containsExactly("status");
        assertThat(send(fields.copy().put("update_id", "FMS-5").put("service_request_id", "AV-99999"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_was_merged_goes_on_as_the_other_one() {
        String into = incident;
        incident = reported(700);
        get(api.hub.incidents.merge(Long.parseLong(incident), Long.parseLong(into)));
        var answer = send(update("1").put("status", "in-progress"));
        assertThat(answer.body().getString("incident")).isEqualTo(into);
        assertThat(get(api.hub.incidents.find(Long.parseLong(into)))
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.IN_PROGRESS);
    }

    @Test
    void only_a_works_system_with_its_own_key_speaks() {
        String reader = made("panel", new JsonObject());
        assertThat(api.post(UPDATES, reader, update("1").put("stage", "accepted"))
                        .status())
                .isEqualTo(401);
        assertThat(api.post(UPDATES, admin, update("1").put("stage", "accepted"))
                        .status())
                .isEqualTo(401);
        assertThat(api.post("/v1/consumers/panel/updates", reader, update("1").put("stage", "accepted"))
                        .code())
                .isEqualTo("no-stage");
        assertThat(api.get("/v1/incidents/" + incident + "/stages", "").status())
                .isEqualTo(401);
        assertThat(api.get("/v1/incidents/999/stages", api.tokenOf(Role.READER)).code())
                .isEqualTo("unknown-incident");
    }
}
