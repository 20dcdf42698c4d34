package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.model.EventCursor;

@ExtendWith(VertxExtension.class)
class EventsApiTest {
    @AutoClose
    private ApiServer api;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        api = new ApiServer(vertx, files);
    }

    @Test
    void following_next_reads_everything_once_and_in_order() {
        for (int i = 1; i <= 5; i++) {
            looked(i);
        }
        List<String> seen = new ArrayList<>();
        var page = api.get("/v1/events?limit=2", "");
        while (!page.body().getJsonArray("events").isEmpty()) {
            page.body().getJsonArray("events").forEach(e -> seen.add(((JsonObject) e).getString("subject")));
            page = api.get("/v1/events?limit=2&after=" + page.body().getString("next"), "");
        }
        assertThat(seen).containsExactly("1", "2", "3", "4", "5");
        assertThat(page.body().getLong("head")).isEqualTo(5);
        assertThat(cursor(page.body().getString("next")).position()).isEqualTo(5);
        assertThat(page.body().getString("epoch")).isNotBlank();
    }

    @Test
    void many_events_at_once_may_come_in_the_form_that_cloudevents_have_for_it() {
        looked(1);
        var answer = get(api.request(HttpMethod.GET, "/v1/events", "")
                .putHeader("Accept", "application/cloudevents-batch+json")
                .send());
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/cloudevents-batch+json");
        assertThat(answer.bodyAsJsonArray()).hasSize(1);
        assertThat(cursor(answer.getHeader("Ventanilla-Cursor")).position()).isEqualTo(1);
    }

    @Test
    void who_waits_is_answered_when_something_happens() {
        var waiting = api.later("/v1/events?wait=20", "");
        looked(1);
        assertThat(ApiServer.answer(waiting).body().getJsonArray("events")).hasSize(1);
    }

    @Test
    void who_waits_for_one_thing_is_not_woken_by_another() {
        var waiting = api.later("/v1/events?wait=20&type=incident.rated", "");
        looked(1);
        happen("incident.rated", 2, Map.of("reportId", "7", "stars", 5));
        assertThat(subjects(ApiServer.answer(waiting))).containsExactly("2");
    }

    @Test
    void who_waited_long_enough_is_answered_with_nothing(Vertx vertx) {
        var waiting = api.later("/v1/events?wait=20", "");
        long ticking = vertx.setPeriodic(20, tick -> api.hub.clock.advance(Duration.ofSeconds(1)));
        var answer = ApiServer.answer(waiting);
        assertThat(vertx.cancelTimer(ticking)).isTrue();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getJsonArray("events")).isEmpty();
        assertThat(cursor(answer.body().getString("next")).position()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=-1",
                "after=17",
                "after=x",
                "limit=0",
                "limit=1001",
                "limit=99999999999999999999",
                "wait=31",
                "wait=1.5",
                "type=incident.vanished",
                "category=NOPE-01",
                "area=Atlantis",
                "department=NOBODY",
                "colour=red"
            })
    void a_bad_parameter_is_named(String query) {
        var answer = api.get("/v1/events?" + query, "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void filters_take_what_belongs_to_an_incident_not_only_what_names_it() {
        happen("incident.created", 1, created("ALU-01", "Centro", true));
        happen("incident.created", 2, created("LIM-01", "Centro", true));
        looked(1);
        looked(2);
        assertThat(subjects(api.get("/v1/events?category=ALU-01", ""))).containsExactly("1", "1");
        assertThat(subjects(api.get("/v1/events?category=ALU-01,LIM-01&type=incident.looked-at", "")))
                .containsExactly("1", "2");
        assertThat(subjects(api.get("/v1/events?area=Centro&type=es.x.incident.created.v1", "")))
                .containsExactly("1", "2");
        var one = api.get("/v1/events?category=LIM-01&limit=1", "").body();
        assertThat(cursor(one.getString("next")).position()).isEqualTo(2);
    }

    @Test
    void a_cursor_beyond_the_end_or_of_another_log_is_an_error_and_not_silence() {
        looked(1);
        var here = cursor(api.get("/v1/events", "").body().getString("next"));
        var future = api.get("/v1/events?after=" + new EventCursor(here.epoch(), 2).text(), "");
        assertThat(future.status()).isEqualTo(400);
        assertThat(future.code()).isEqualTo("future-cursor");
        var other = api.get("/v1/events?after=" + new EventCursor(UUID.randomUUID(), 1).text(), "");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("other-epoch");
        assertThat(other.body().getString("snapshot")).isEqualTo("/v1/snapshot");
    }

    @Test
    void a_cursor_older_than_what_is_kept_is_gone_and_the_snapshot_says_where_to_go_on() {
        looked(1);
        looked(2);
        api.hub.clock.advance(Duration.ofDays(40));
        looked(3);
        get(api.hub.events.forgetBefore(api.hub.clock.instant().minus(Duration.ofDays(30))));
        var gone = api.get("/v1/events?after=0", "");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.code()).isEqualTo("cursor-too-old");
        assertThat(subjects(api.get("/v1/events?after=oldest", ""))).containsExactly("3");
        var snapshot = api.get(gone.body().getString("snapshot"), "").body();
        looked(4);
        assertThat(subjects(api.get("/v1/events?after=" + snapshot.getString("cursor"), "")))
                .containsExactly("4");
        assertThat(snapshot.getJsonArray("incidents")).isEqualTo(new JsonArray());
    }

    @Test
    void what_is_private_is_only_for_staff_also_when_it_becomes_private_later() {
        happen("incident.created", 1, created("ALU-01", "Centro", true));
        happen("incident.note-added", 1, Map.of("text", "Hemos hablado con usted.", "public", true));
        assertThat(data(1).getString("text")).isNotEmpty();
        happen(
                "incident.learned",
                1,
                Map.of(
                        "followUpId",
                        "9",
                        "from",
                        "ALU-01",
                        "category",
                        "SOC-01",
                        "department",
                        "D",
                        "danger",
                        false,
                        "public",
                        false));
        assertThat(data(0).fieldNames()).doesNotContain("lat", "lon", "place", "area");
        assertThat(data(1).fieldNames()).doesNotContain("text");
        assertThat(event(0).fieldNames()).doesNotContain("area");
        assertThat(subjects(api.get("/v1/events?area=Centro", ""))).isEmpty();
        String whole = java.net.URI.create(event(1).getString("dataref")).getPath();
        assertThat(api.get(whole, "").status()).isEqualTo(401);
        assertThat(api.get(whole, api.tokenOf(Role.AGENT))
                        .body()
                        .getJsonObject("data")
                        .getString("text"))
                .isEqualTo("Hemos hablado con usted.");
    }

    @Test
    void every_type_has_its_schema_where_the_event_says() {
        looked(1);
        var schema = java.net.URI.create(event(0).getString("dataschema"));
        assertThat(schema.isAbsolute()).isTrue();
        var answer = api.get(schema.getPath(), "");
        assertThat(answer.type()).isEqualTo("application/schema+json");
        assertThat(answer.body().getString("title")).isEqualTo("incident.looked-at.v1");
        assertThat(api.get("/v1/schemas/none.v1.json", "").status()).isEqualTo(404);
        assertThat(api.get("/v1/schemas/..%2Findex.txt", "").status()).isEqualTo(404);
    }

    private JsonObject event(int n) {
        return api.get("/v1/events", "").body().getJsonArray("events").getJsonObject(n);
    }

    private JsonObject data(int n) {
        return event(n).getJsonObject("data");
    }

    private static List<String> subjects(ApiServer.Answer answer) {
        return answer.body().getJsonArray("events").stream()
                .map(e -> ((JsonObject) e).getString("subject"))
                .toList();
    }

    private static EventCursor cursor(String text) {
        return EventCursor.parse(text).orElseThrow();
    }

    private static Map<String, Object> created(String category, String area, boolean isPublic) {
        var data = new LinkedHashMap<String, Object>();
        data.putAll(Map.of("category", category, "categoryCertain", true, "kind", "incident", "status", "RECEIVED"));
        data.putAll(Map.of("priority", "P3", "department", "ALUM", "danger", false, "public", isPublic));
        data.putAll(Map.of("placeKnown", true, "lat", 43.46, "lon", -3.8, "precisionM", 10, "area", area));
        return data;
    }

    private void looked(int i) {
        happen("incident.looked-at", i, Map.of());
    }

    private void happen(String type, int i, Map<String, Object> more) {
        var data = new LinkedHashMap<>(more);
        data.put("incidentId", Integer.toString(i));
        data.put("version", 1);
        get(api.hub.events.write((tx, log) -> {
            log.add(new NewEvent(type, Integer.toString(i), api.hub.clock.instant(), data));
            return Future.succeededFuture();
        }));
    }
}
