package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Samples.sms;
import static org.ventanilla.hub.Samples.unreadable;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.hub.identity.Role;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Submission;

@ExtendWith(VertxExtension.class)
class QuarantineApiTest {
    private static final byte[] RAW = {0, 1, 2, (byte) 0xFF, '<'};

    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
    private ApiServer api;
    private Vertx vertx;
    private String supervisor;
    private String path;

    @BeforeEach
    void open(Vertx given, @TempDir Path files) {
        vertx = given;
        api = new ApiServer(given, files);
        supervisor = api.tokenOf(Role.SUPERVISOR);
        String ref = get(api.hub.media.store(Buffer.buffer(RAW), null, null)).ref();
        var receipt = get(api.hub.intake.accept(withRaw(unreadable("9"), ref)));
        path = "/v1/quarantine/" + receipt.reportId();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_connector_that_reads_it_now_makes_a_report_of_it_under_the_original_key() {
        connector(() -> api.hub.intake.accept(sms("9", "una farola")));
        var answer = api.post(path + "/reprocess", supervisor, new JsonObject());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getString("state")).isEqualTo("reprocessed");
        assertThat(answer.body().getString("decidedBy")).isEqualTo("Lucía");
        assertThat(asked.get(0).getString("key")).isEqualTo("sms:9");
        assertThat(asked.get(0).getString("rawRef")).hasSize(64);
        assertThat(asked.get(0).getString("contentType")).isNotBlank();
        assertThat(get(api.hub.intake.waiting(api.hub.database.pool(), 10))).hasSize(1);
        assertThat(api.post(path + "/reprocess", supervisor, new JsonObject()).status())
                .isEqualTo(200);
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_request_that_held_several_items_is_done_when_they_came_in_under_their_own_keys() {
        connector(() -> api.hub
                .intake
                .accept(sms("a", "una farola"))
                .compose(first -> api.hub.intake.accept(sms("b", "un bache"))));
        assertThat(api.post(path + "/reprocess", supervisor, new JsonObject())
                        .body()
                        .getString("state"))
                .isEqualTo("reprocessed");
        assertThat(get(api.hub.intake.waiting(api.hub.database.pool(), 10))).hasSize(2);
    }

    @Test
    void what_still_cannot_be_read_stays_and_the_try_is_counted() {
        connector(() -> api.hub.intake.accept(unreadable("9")));
        var answer = api.post(path + "/reprocess", supervisor, new JsonObject());
        assertThat(answer.body().getString("state")).isEqualTo("new");
        assertThat(answer.body().getInteger("attempts")).isEqualTo(2);
    }

    @Test
    void a_connector_that_is_away_changes_nothing_and_one_that_refuses_has_tried() {
        assertThat(api.post(path + "/reprocess", supervisor, new JsonObject()).code())
                .isEqualTo("connector-away");
        connector(() -> Future.failedFuture("still odd"));
        assertThat(api.post(path + "/reprocess", supervisor, new JsonObject()).code())
                .isEqualTo("not-read");
        assertThat(listed("new")).isEqualTo(1);
        var item = api.get("/v1/quarantine", supervisor)
                .body()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(item.getInteger("attempts")).isEqualTo(2);
    }

    @Test
    void dismissing_needs_a_reason() {
        assertThat(api.post(path + "/dismiss", supervisor, new JsonObject()).status())
                .isEqualTo(422);
        var answer = api.post(path + "/dismiss", supervisor, new JsonObject().put("reason", "advertising"));
        assertThat(answer.body().getString("state")).isEqualTo("dismissed");
        assertThat(listed("new")).isZero();
        assertThat(listed("dismissed")).isEqualTo(1);
    }

    @Test
    void the_raw_bytes_are_exactly_those_and_reading_them_is_logged() {
        var bytes = get(api.request(HttpMethod.GET, path + "/raw", supervisor).send());
        assertThat(bytes.body().getBytes()).isEqualTo(RAW);
        assertThat(bytes.getHeader("Content-Disposition")).startsWith("attachment");
        var log = get(api.hub
                .database
                .pool()
                .query("select purpose from personal.access_log")
                .execute());
        assertThat(log.iterator().next().getString(0)).isEqualTo("quarantine-raw");
    }

    @Test
    void only_those_who_look_after_it_come_in_and_its_bytes_are_personal_data() {
        assertThat(api.get("/v1/quarantine", "").status()).isEqualTo(401);
        assertThat(api.get("/v1/quarantine", api.tokenOf(Role.AGENT)).status()).isEqualTo(403);
        assertThat(api.get("/v1/quarantine", api.tokenOf(Role.ADMIN)).status()).isEqualTo(200);
        assertThat(api.get(path + "/raw", api.tokenOf(Role.ADMIN)).status()).isEqualTo(403);
        assertThat(api.get("/v1/quarantine?state=odd", supervisor).status()).isEqualTo(400);
        assertThat(api.post("/v1/quarantine/4711/reprocess", supervisor, new JsonObject())
                        .status())
                .isEqualTo(404);
    }

    private int listed(String state) {
        return api.get("/v1/quarantine?state=" + state, supervisor)
                .body()
                .getJsonArray("items")
                .size();
    }

    /** A consumer in the connector's place: reads the bytes its own way and answers once all has a receipt. */
    private void connector(Supplier<Future<?>> reading) {
        get(vertx.eventBus()
                .<JsonObject>consumer(Addresses.reprocess("sms"), message -> {
                    asked.add(message.body());
                    reading.get()
                            .onSuccess(receipt -> message.reply(new JsonObject()))
                            .onFailure(cause -> message.fail(422, "not read"));
                })
                .completion());
    }

    private static Submission withRaw(Submission s, String ref) {
        return new Submission(
                s.schema(),
                s.key(),
                null,
                null,
                s.instance(),
                s.type(),
                "1",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                s.quarantine(),
                ref,
                null,
                List.of());
    }
}
