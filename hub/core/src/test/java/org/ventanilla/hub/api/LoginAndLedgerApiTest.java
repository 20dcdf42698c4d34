package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.api.ApiServer.ANY;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.TestHub;
import org.ventanilla.hub.identity.NewStaff;
import org.ventanilla.hub.identity.Role;

@ExtendWith(VertxExtension.class)
class LoginAndLedgerApiTest {
    private static final String PASSWORD = "a good password";

    @AutoClose
    private ApiServer api;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        api = new ApiServer(vertx, files);
    }

    @Test
    void five_wrong_passwords_lock_the_login_for_a_minute() {
        get(api.hub.identity.createStaff(
                new NewStaff(TestHub.CITY.id(), "lucia", "Lucía", PASSWORD, Set.of(Role.AGENT))));
        assertThat(login("lucia", PASSWORD).body().getString("token")).isNotBlank();
        for (int i = 0; i < 5; i++) {
            assertThat(login("lucia", "wrong").status()).isEqualTo(401);
        }
        var locked = login("lucia", PASSWORD);
        assertThat(locked.status()).isEqualTo(401);
        assertThat(locked.body()).isEqualTo(login("nobody", PASSWORD).body());
        api.hub.clock.advance(Duration.ofSeconds(61));
        assertThat(login("lucia", PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"login\": \"lucia\"}", "{\"login\": 1, \"password\": 2}", "[]", "{nope"})
    void a_login_of_another_shape_is_a_bad_request(String body) {
        assertThat(api.post("/v1/login", "", "application/json", Buffer.buffer(body))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_ledger_shows_everything_handed_over_and_how_it_ended() {
        submit("sms", "1", List.of());
        submit("buzon", "2", List.of("AUTOMATIC"));
        api.hub.file(api.hub.triage());
        submit("buzon", "3", List.of());
        var page = api.get("/v1/items?limit=2", supervisor());
        assertThat(page.body().getJsonArray("items").stream().map(i -> ((JsonObject) i).getString("state")))
                .containsExactly("report", "automatic");
        var rest = api.get("/v1/items?after=" + page.body().getLong("next"), supervisor());
        var item = rest.body().getJsonArray("items").getJsonObject(0);
        assertThat(item.getString("key")).isEqualTo("buzon:3");
        assertThat(item.getString("state")).isEqualTo("received");
        assertThat(item.getString("sender")).isEqualTo("ana@example.org");
        assertThat(item.getString("text")).isEqualTo("una farola");
        var end = api.get("/v1/items?after=" + rest.body().getLong("next"), supervisor());
        assertThat(end.body().getJsonArray("items")).isEmpty();
        assertThat(end.body().getLong("next")).isEqualTo(rest.body().getLong("next"));
        assertThat(api.get("/v1/items?channel=sms", supervisor()).body().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void only_who_may_sees_the_ledger_and_every_look_is_written_down() {
        assertThat(api.get("/v1/items", "").status()).isEqualTo(401);
        assertThat(api.get("/v1/items", api.tokenOf(Role.AGENT)).status()).isEqualTo(403);
        assertThat(looks()).isZero();
        assertThat(api.get("/v1/items", supervisor()).status()).isEqualTo(200);
        assertThat(looks()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "limit=1001", "limit=1e3", "after=99999999999999999999"})
    void a_bad_parameter_is_named(String query) {
        var answer = api.get("/v1/items?" + query, supervisor());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void a_message_that_is_not_in_trouble_cannot_be_sent_again() {
        assertThat(api.get("/v1/notices", supervisor()).body().getJsonArray("notices"))
                .isEmpty();
        for (String id : List.of("x", UUID.randomUUID().toString())) {
            var answer = api.post("/v1/notices/" + id + "/retry", supervisor(), new JsonObject());
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("unknown-notice");
        }
    }

    private String supervisor() {
        return api.tokenOf(Role.SUPERVISOR);
    }

    @Test
    void a_token_opens_nothing_after_signing_out() {
        String token = api.tokenOf(Role.SUPERVISOR);
        assertThat(api.get("/v1/items", token).status()).isEqualTo(200);
        assertThat(api.post("/v1/logout", token, new JsonObject()).status()).isEqualTo(200);
        assertThat(api.get("/v1/items", token).status()).isEqualTo(401);
        assertThat(api.post("/v1/logout", "", new JsonObject()).status()).isEqualTo(200);
    }

    private ApiServer.Answer login(String login, String password) {
        return api.post("/v1/login", "", new JsonObject().put("login", login).put("password", password));
    }

    private long looks() {
        var rows = get(api.hub
                .database
                .pool()
                .query("select count(*) from personal.access_log")
                .execute());
        return rows.iterator().next().getLong(0);
    }

    private void submit(String instance, String nativeId, List<String> flags) {
        var body = new JsonObject()
                .put("schema", "submission.v1")
                .put("key", instance + ":" + nativeId)
                .put("instance", instance)
                .put("type", instance.equals("buzon") ? "email" : instance)
                .put("flags", flags)
                .put(
                        "reporter",
                        new JsonObject().put("address", "ana@example.org").put("kind", "EMAIL"))
                .put("text", new JsonObject().put("raw", "una farola"));
        assertThat(api.post("/v1/intake", ANY, body).status()).isEqualTo(201);
    }
}
