package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.events.NewEvent;

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
            happen(i);
        }
        List<String> seen = new ArrayList<>();
        var page = api.get("/v1/events?limit=2", "");
        while (!page.body().getJsonArray("events").isEmpty()) {
            page.body().getJsonArray("events").forEach(e -> seen.add(((JsonObject) e).getString("subject")));
            page = api.get("/v1/events?limit=2&after=" + page.body().getLong("next"), "");
        }
        assertThat(seen).containsExactly("1", "2", "3", "4", "5");
        assertThat(page.body().getLong("head")).isEqualTo(5);
        assertThat(page.body().getLong("next")).isEqualTo(5);
        assertThat(page.body().getString("epoch")).isNotBlank();
    }

    @Test
    void who_waits_is_answered_when_something_happens() {
        var waiting = api.later("/v1/events?wait=20", "");
        happen(1);
        assertThat(ApiServer.answer(waiting).body().getJsonArray("events")).hasSize(1);
    }

    @Test
    void who_waited_long_enough_is_answered_with_nothing(Vertx vertx) {
        var waiting = api.later("/v1/events?wait=20", "");
        long ticking = vertx.setPeriodic(20, tick -> api.hub.clock.advance(Duration.ofSeconds(1)));
        var answer = ApiServer.answer(waiting);
        assertThat(vertx.cancelTimer(ticking)).isTrue();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getJsonArray("events")).isEmpty();
        assertThat(answer.body().getLong("next")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "limit=0", "limit=1001", "wait=31", "wait=1.5"})
    void a_bad_parameter_is_named(String query) {
        var answer = api.get("/v1/events?" + query, "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void words_about_something_private_are_not_for_everybody() {
        happen(1, Map.of("text", "Hemos hablado con usted.", "public", false));
        happen(2, Map.of("text", "Hemos cambiado la lámpara.", "public", true));
        var events = api.get("/v1/events", "").body().getJsonArray("events");
        assertThat(events.getJsonObject(0).getJsonObject("data").containsKey("text"))
                .isFalse();
        assertThat(events.getJsonObject(1).getJsonObject("data").getString("text"))
                .isNotEmpty();
    }

    private void happen(int i) {
        happen(i, Map.of("n", i));
    }

    private void happen(int i, Map<String, Object> data) {
        get(api.hub.events.write((tx, log) -> {
            log.add(new NewEvent("incident.created", Integer.toString(i), api.hub.clock.instant(), data));
            return Future.succeededFuture();
        }));
    }
}
