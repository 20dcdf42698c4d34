package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;
import static org.ventanilla.hub.api.ApiServer.ANY;
import static org.ventanilla.hub.api.ApiServer.BOT;
import static org.ventanilla.hub.api.ApiServer.SMS_ONLY;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.Wire;

/** A connector that runs elsewhere and speaks HTTP only; the notify room asks for it on the bus like for any other. */
@ExtendWith(VertxExtension.class)
class RemoteApiTest {
    private static final JsonObject SENT =
            new JsonObject().put("ending", "SENT").put("providerId", "P1");

    @TempDir
    private Path files = Path.of("");

    private ApiServer api;
    private Vertx vertx;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
        api = new ApiServer(given, files);
        get(api.hub.remotes.open());
        api.hub.remotes.waitFor(Duration.ofSeconds(25));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void who_polls_gets_the_message_and_what_it_says_of_it_is_the_answer_on_the_bus() {
        var answer = send("d1", 1);
        var polled = api.get("/v1/outbound?wait=20", BOT);
        assertThat(polled.status()).isEqualTo(200);
        JsonObject update = polled.body().getJsonArray("updates").getJsonObject(0);
        assertThat(update.getString("text")).isEqualTo("Hola");
        assertThat(api.post("/v1/outbound/d1", BOT, SENT).status()).isEqualTo(200);
        assertThat(get(answer).getString("ending")).isEqualTo("SENT");
        assertThat(get(answer).getString("providerId")).isEqualTo("P1");
        assertThat(get(send("d1", 2)).getString("ending")).isEqualTo("SENT");
        assertThat(api.get("/v1/outbound", BOT).body().getJsonArray("updates")).isEmpty();
    }

    @Test
    void an_ending_that_comes_late_is_the_answer_to_the_next_attempt_and_hurries_it() {
        assertThat(late("d1", 1).getString("code")).isEqualTo("waits-for-connector");
        assertThat(poll()).hasSize(1);
        assertThat(api.post("/v1/outbound/d1", BOT, SENT).status()).isEqualTo(200);
        assertThat(api.hub.hurried).contains("d1");
        assertThat(get(send("d1", 2)).getString("ending")).isEqualTo("SENT");
    }

    @Test
    void what_a_connector_took_and_never_ended_is_handed_out_again_after_its_lease() {
        late("d1", 1);
        assertThat(poll()).hasSize(1);
        assertThat(poll()).isEmpty();
        api.hub.clock.advance(Duration.ofSeconds(61));
        assertThat(poll()).hasSize(1);
    }

    @Test
    void the_first_ending_stays_and_saying_it_twice_is_no_mistake() {
        late("d1", 1);
        assertThat(api.post("/v1/outbound/d1", BOT, SENT).status()).isEqualTo(200);
        assertThat(api.post("/v1/outbound/d1", BOT, new JsonObject().put("ending", "REJECTED"))
                        .status())
                .isEqualTo(200);
        assertThat(get(send("d1", 2)).getString("ending")).isEqualTo("SENT");
    }

    @Test
    void try_again_later_makes_room_for_the_next_attempt() {
        var first = send("d1", 1);
        poll();
        api.post("/v1/outbound/d1", BOT, new JsonObject().put("ending", "RETRY").put("retryAfterSeconds", 30));
        assertThat(get(first).getLong("retryAfterSeconds")).isEqualTo(30);
        assertThat(poll()).isEmpty();
        var second = send("d1", 2);
        assertThat(api.get("/v1/outbound?wait=20", BOT)
                        .body()
                        .getJsonArray("updates")
                        .getJsonObject(0)
                        .getInteger("attempt"))
                .isEqualTo(2);
        api.post("/v1/outbound/d1", BOT, SENT);
        assertThat(get(second).getString("ending")).isEqualTo("SENT");
    }

    @Test
    void words_are_gone_once_it_is_known_how_it_ended() {
        late("d1", 1);
        api.post("/v1/outbound/d1", BOT, SENT);
        var rows = get(api.hub
                .database
                .pool()
                .query("select body from personal.outbox")
                .execute());
        assertThat(rows.iterator().next().getValue(0)).isNull();
    }

    @Test
    void each_token_speaks_for_its_own_instance_only() {
        late("d1", 1);
        assertThat(api.get("/v1/outbound", "guess").status()).isEqualTo(401);
        assertThat(api.get("/v1/outbound", SMS_ONLY).code()).isEqualTo("not-polled");
        assertThat(api.get("/v1/outbound?instance=bot", SMS_ONLY).status()).isEqualTo(403);
        assertThat(api.get("/v1/outbound?instance=bot", ANY).status()).isEqualTo(200);
        assertThat(api.post("/v1/outbound/d1", SMS_ONLY, SENT).status()).isEqualTo(404);
        assertThat(api.post("/v1/outbound/nothing", BOT, SENT).status()).isEqualTo(404);
        var stop = new JsonObject().put("instance", "sms").put("address", "a").put("type", "STOP");
        assertThat(api.post("/v1/control", BOT, stop).status()).isEqualTo(403);
        assertThat(api.post("/v1/control", ANY, stop.copy().put("instance", "fax"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void receipts_and_control_events_come_by_http_too() {
        var receipt =
                new JsonObject().put("instance", "bot").put("providerId", "P9").put("state", "DELIVERED");
        assertThat(api.post("/v1/receipts", BOT, receipt).status()).isEqualTo(200);
        assertThat(get(api.hub.notices.figures()).unknown()).isEqualTo(1);
        var stop = new JsonObject().put("instance", "bot").put("address", "ana").put("type", "STOP");
        assertThat(api.post("/v1/control", BOT, stop).status()).isEqualTo(200);
        assertThat(get(api.hub.identity.eventsOf(1))).hasSize(1);
        assertThat(api.post("/v1/control", BOT, stop.copy().putNull("type")).status())
                .isEqualTo(400);
        assertThat(api.post("/v1/receipts", BOT, receipt.copy().put("state", "ODD"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_file_is_streamed_in_with_a_token_for_ten_minutes() throws IOException {
        var token = api.post("/v1/media/tokens", BOT, new JsonObject());
        assertThat(token.status()).isEqualTo(201);
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        var put = ApiServer.answer(api.request(HttpMethod.PUT, token.body().getString("path") + "?name=plano.bin", "")
                .sendBuffer(Buffer.buffer(bytes)));
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.body().getInteger("size")).isEqualTo(bytes.length);
        assertThat(get(api.hub.media.original(put.body().getString("ref"))).getBytes())
                .isEqualTo(bytes);
        try (var left = Files.list(files.resolve("uploads"))) {
            assertThat(left).isEmpty();
        }
        api.hub.clock.advance(Duration.ofMinutes(11));
        assertThat(upload(token.body().getString("path"))).isEqualTo(403);
    }

    @Test
    void a_token_that_was_made_up_or_bent_takes_nothing() {
        String path = api.post("/v1/media/tokens", BOT, new JsonObject()).body().getString("path");
        assertThat(upload("/v1/media/x")).isEqualTo(403);
        assertThat(upload(path.replace("bot.", "sms."))).isEqualTo(403);
        assertThat(upload(path.replace("bot.1", "bot.9"))).isEqualTo(403);
        assertThat(upload(path + "a")).isEqualTo(403);
        assertThat(api.post("/v1/media/tokens", "guess", new JsonObject()).status())
                .isEqualTo(401);
    }

    private int upload(String path) {
        return get(api.request(HttpMethod.PUT, path, "").sendBuffer(Buffer.buffer("x")))
                .statusCode();
    }

    private List<?> poll() {
        return api.get("/v1/outbound", BOT).body().getJsonArray("updates").getList();
    }

    /** The notify room does not wait for this one. */
    private JsonObject late(String delivery, int attempt) {
        api.hub.remotes.waitFor(Duration.ofMillis(20));
        JsonObject answer = get(send(delivery, attempt));
        api.hub.remotes.waitFor(Duration.ofSeconds(25));
        return answer;
    }

    private Future<JsonObject> send(String delivery, int attempt) {
        var update = new OutboundUpdate(
                OutboundUpdate.SCHEMA,
                delivery,
                "ana",
                null,
                "es",
                null,
                "Hola",
                null,
                List.of(),
                null,
                List.of(),
                true,
                null,
                attempt, null);
        return vertx.eventBus()
                .<JsonObject>request(Addresses.send("bot"), new JsonObject(Wire.toMap(update)))
                .map(reply -> reply.body());
    }
}
