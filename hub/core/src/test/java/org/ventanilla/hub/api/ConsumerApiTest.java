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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.identity.Role;

/** Registered consumers over real HTTP: made by API, read and acknowledged with their own key. */
@ExtendWith(VertxExtension.class)
class ConsumerApiTest {
    private static final String OBRAS = "/v1/consumers/obras";

    @AutoClose
    private ApiServer api;

    private String admin;
    private String key;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        api = new ApiServer(vertx, files);
        admin = api.tokenOf(Role.ADMIN);
        key = made("obras", new JsonObject());
    }

    private String made(String name, JsonObject more) {
        var wanted = new JsonObject().put("name", name).put("after", "0").mergeIn(more);
        var answer = api.post("/v1/consumers", admin, wanted);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().getString("key");
    }

    private void happen(String type, int... incidents) {
        get(api.hub.events.write((tx, log) -> {
            for (int i : incidents) {
                String id = Integer.toString(i);
                log.add(new NewEvent(type, id, api.hub.clock.instant(), Map.of("incidentId", id, "version", 1)));
            }
            return Future.succeededFuture();
        }));
    }

    private JsonObject shown() {
        var answer = api.get(OBRAS, key);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private ApiServer.Answer ack(String after, String cursor) {
        return api.post(
                OBRAS + "/ack", key, new JsonObject().put("after", after).put("cursor", cursor));
    }

    private JsonObject read(int limit) {
        return api.get(OBRAS + "/events?limit=" + limit, key).body();
    }

    @Test
    void what_was_acknowledged_does_not_come_again_and_what_was_not_does() {
        happen("incident.looked-at", 1, 2, 3, 1, 2);
        String start = shown().getString("cursor");
        assertThat(shown().getLong("lag")).isEqualTo(5);
        JsonObject first = read(2);
        assertThat(positions(first)).containsExactly(1L, 2L);
        assertThat(positions(read(2))).as("nothing was acknowledged").containsExactly(1L, 2L);
        assertThat(ack(start, first.getString("next")).status()).isEqualTo(200);
        assertThat(positions(read(10))).containsExactly(3L, 4L, 5L);
        assertThat(shown().getLong("lag")).isEqualTo(3);
    }

    private static List<Long> positions(JsonObject page) {
        return page.getJsonArray("events").stream()
                .map(e -> Long.valueOf(((JsonObject) e).getString("sequence")))
                .toList();
    }

    @Test
    void out_2_the_cursor_is_always_the_contiguous_prefix() {
        happen("incident.looked-at", IntStream.range(0, 30).toArray());
        String start = shown().getString("cursor");
        String ten = cursorAt(10);
        String twenty = cursorAt(20);
        var ahead = ack(ten, twenty);
        assertThat(ahead.status()).isEqualTo(409);
        assertThat(ahead.code()).isEqualTo("not-contiguous");
        assertThat(ahead.body().getString("cursor")).isEqualTo(start);
        assertThat(ack(start, ten).body().getString("cursor")).isEqualTo(ten);
        assertThat(ack(ten, twenty).body().getString("cursor")).isEqualTo(twenty);
        assertThat(ack(start, ten).body().getString("cursor"))
                .as("a late double")
                .isEqualTo(twenty);
        assertThat(ack(twenty, ten).status()).isEqualTo(400);
    }

    private String cursorAt(int position) {
        return api.get("/v1/events?limit=" + position, "").body().getString("next");
    }

    @Test
    void out_2_acknowledgements_that_race_leave_one_prefix() {
        happen("incident.looked-at", IntStream.range(0, 40).toArray());
        String start = shown().getString("cursor");
        var racing = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> api.request(HttpMethod.POST, OBRAS + "/ack", key)
                        .sendJsonObject(new JsonObject().put("after", start).put("cursor", cursorAt(i))))
                .toList();
        get(Future.all(racing));
        racing.forEach(r -> assertThat(r.result().statusCode()).isEqualTo(200));
        assertThat(shown().getLong("lag")).isZero();
    }

    @Test
    void its_own_filter_decides_what_it_reads_and_the_cursor_passes_over_the_rest() {
        String rated = made("notas", new JsonObject().put("type", new JsonArray().add("incident.rated")));
        happen("incident.looked-at", 1, 2);
        JsonObject page = api.get("/v1/consumers/notas/events", rated).body();
        assertThat(page.getJsonArray("events")).isEmpty();
        var body = new JsonObject()
                .put("after", api.get("/v1/consumers/notas", rated).body().getString("cursor"))
                .put("cursor", page.getString("next"));
        assertThat(api.post("/v1/consumers/notas/ack", rated, body).status()).isEqualTo(200);
        assertThat(api.get("/v1/consumers/notas", rated).body().getLong("lag")).isZero();
    }

    @Test
    void who_is_long_behind_is_at_risk_before_it_falls_off_and_is_told_when_it_has() {
        happen("incident.looked-at", 1);
        assertThat(shown().getString("state")).isEqualTo("FOLLOWS");
        api.hub.clock.advance(Duration.ofDays(ApiServer.KEEP_DAYS - 1));
        assertThat(shown().getString("state")).isEqualTo("AT_RISK");
        assertThat(shown().getString("waitingSince")).isNotNull();
        get(api.consumers.warn());
        api.hub.clock.advance(Duration.ofDays(2));
        get(api.hub.events.forgetBefore(api.hub.clock.instant().minus(Duration.ofDays(ApiServer.KEEP_DAYS))));
        assertThat(shown().getString("state")).isEqualTo("FELL_OFF");
        assertThat(api.get(OBRAS + "/events", key).status()).isEqualTo(410);
        var again = new JsonObject().put("after", "head");
        assertThat(get(api.request(HttpMethod.POST, OBRAS + "/replay", key).sendJsonObject(again))
                        .statusCode())
                .isEqualTo(204);
        assertThat(shown().getString("state")).isEqualTo("FOLLOWS");
    }

    @Test
    void after_a_restore_every_consumer_is_told_so() {
        happen("incident.looked-at", 1, 2);
        String start = shown().getString("cursor");
        get(api.hub.events.renew());
        assertThat(shown().getString("state")).isEqualTo("OTHER_EPOCH");
        assertThat(api.get(OBRAS + "/events", key).code()).isEqualTo("other-epoch");
        assertThat(ack(start, start).code()).isEqualTo("other-epoch");
        String now = cursorAt(1);
        assertThat(ack(now, now).code()).isEqualTo("other-epoch");
    }

    @Test
    void a_key_opens_its_own_doors_only_and_a_changed_one_none() {
        made("otra", new JsonObject());
        assertThat(api.get("/v1/consumers/otra", key).status()).isEqualTo(401);
        assertThat(api.get("/v1/consumers", key).status()).isEqualTo(401);
        assertThat(api.get(OBRAS, "vck_wrong").status()).isEqualTo(401);
        assertThat(api.get(OBRAS, "").status()).isEqualTo(401);
        assertThat(api.get("/v1/consumers", api.tokenOf(Role.SUPERVISOR)).status())
                .isEqualTo(403);
        assertThat(api.get(OBRAS, api.tokenOf(Role.AGENT)).status()).isEqualTo(403);
        String fresh =
                api.post(OBRAS + "/rotate", admin, new JsonObject()).body().getString("key");
        assertThat(api.get(OBRAS, key).status()).isEqualTo(401);
        assertThat(api.get(OBRAS, fresh).status()).isEqualTo(200);
        assertThat(api.get(OBRAS, admin).body().encode()).doesNotContain(fresh);
    }

    @Test
    void an_administrator_may_acknowledge_and_begin_again_for_any() {
        happen("incident.looked-at", 1);
        var all = new JsonObject().put("after", shown().getString("cursor")).put("cursor", cursorAt(1));
        assertThat(api.post(OBRAS + "/ack", admin, all).status()).isEqualTo(200);
        assertThat(shown().getLong("lag")).isZero();
        var again = new JsonObject().put("after", "0");
        assertThat(get(api.request(HttpMethod.POST, OBRAS + "/replay", admin).sendJsonObject(again))
                        .statusCode())
                .isEqualTo(204);
        assertThat(shown().getLong("lag")).isEqualTo(1);
    }

    @Test
    void a_name_is_taken_once_and_what_nobody_knows_is_refused() {
        assertThat(api.post("/v1/consumers", admin, new JsonObject().put("name", "obras"))
                        .code())
                .isEqualTo("name-taken");
        assertThat(api.post("/v1/consumers", admin, new JsonObject().put("name", "Obras!"))
                        .fields())
                .containsExactly("name");
        var odd = new JsonObject().put("name", "x").put("category", new JsonArray().add("NOPE"));
        assertThat(api.post("/v1/consumers", admin, odd).fields()).containsExactly("category");
        assertThat(ack("nonsense", "nonsense").fields()).containsExactly("after");
        assertThat(get(api.request(HttpMethod.DELETE, OBRAS, admin).send()).statusCode())
                .isEqualTo(204);
        assertThat(api.get(OBRAS, admin).status()).isEqualTo(404);
    }

    @Test
    void the_list_says_how_far_everybody_is() {
        happen("incident.looked-at", 1, 2, 3);
        made("nueva", new JsonObject().put("after", "head").put("stage", "works"));
        var list = api.get("/v1/consumers", admin).body().getJsonArray("consumers");
        assertThat(list).hasSize(2);
        assertThat(list.getJsonObject(0).getLong("lag")).isZero();
        assertThat(list.getJsonObject(0).getString("stage")).isEqualTo("works");
        assertThat(list.getJsonObject(1).getLong("lag")).isEqualTo(3);
    }
}
