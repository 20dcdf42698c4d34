package org.ventanilla.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.api.ApiServer.ANY;
import static org.ventanilla.hub.api.ApiServer.SMS_ONLY;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
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
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class IntakeApiTest {
    private static final String PATH = "/v1/intake";

    @AutoClose
    private ApiServer api;

    @BeforeEach
    void open(Vertx vertx, @TempDir Path files) {
        api = new ApiServer(vertx, files);
    }

    @Test
    void a_submission_is_answered_with_a_receipt_that_says_how_it_went() {
        var first = api.post(PATH, ANY, submission("1", "una farola"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().getString("outcome")).isEqualTo("ACCEPTED");
        assertThat(first.body().getString("number")).matches("AV-[0-9]+");
        assertThat(first.body().getString("followPath")).startsWith("/s/AV-");
        var again = api.post(PATH, ANY, submission("1", "una farola"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().getString("outcome")).isEqualTo("DUPLICATE");
        assertThat(again.body().getString("number")).isEqualTo(first.body().getString("number"));
        var other = api.post(PATH, ANY, submission("1", "otra cosa"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().getString("outcome")).isEqualTo("CONFLICT");
        assertThat(other.body().getInteger("revision")).isEqualTo(2);
    }

    @Test
    void what_the_connector_could_not_read_is_taken_and_said_to_be_so() {
        var odd = submission("2", "x")
                .put("quarantine", new JsonObject().put("reason", "unreadable"))
                .put("rawRef", "raw-2");
        var answer = api.post(PATH, ANY, odd);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().getString("outcome")).isEqualTo("QUARANTINED");
    }

    @Test
    void a_broken_submission_is_refused_naming_every_field() {
        var broken = new JsonObject()
                .put("schema", "submission.v9")
                .put("key", " ")
                .put("instance", "SMS!")
                .put("jurisdiction", "elsewhere");
        var answer = api.post(PATH, ANY, broken);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.fields())
                .containsExactlyInAnyOrder("schema", "key", "instance", "type", "text", "jurisdiction");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"location\": {\"lat\": \"north\"}} | location.lat",
                "{\"attachments\": [{\"size\": {}}]} | attachments.[0].size",
                "{\"receivedAt\": \"yesterday\"} | receivedAt",
                "{\"attachments\": [null]} | body",
                "[] | body"
            })
    void a_value_of_the_wrong_type_is_named_by_its_path(String body, String field) {
        var answer = api.post(PATH, ANY, "application/json", Buffer.buffer(body));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{\"key\": ", "hello", "\u0000"})
    void what_is_not_json_is_refused(String body) {
        assertThat(api.post(PATH, ANY, "application/json", Buffer.buffer(body)).status())
                .isEqualTo(400);
    }

    @Test
    void a_body_over_64_kib_is_refused_and_one_below_is_taken() {
        assertThat(api.post(PATH, ANY, submission("big", "x".repeat(66_000))).status())
                .isEqualTo(413);
        assertThat(api.post(PATH, ANY, submission("less", "x".repeat(49_000))).status())
                .isEqualTo(201);
    }

    @Test
    void only_known_tokens_come_in_and_each_speaks_for_its_instance() {
        var sms = submission("1", "una farola");
        assertThat(api.post(PATH, "", sms).status()).isEqualTo(401);
        var unknown = api.post(PATH, "guess", sms);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.code()).isEqualTo("unauthorised");
        assertThat(api.post(PATH, SMS_ONLY, sms).status()).isEqualTo(201);
        assertThat(api.post(PATH, SMS_ONLY, sms.put("instance", "buzon")).status())
                .isEqualTo(403);
        assertThat(api.post("/v1/media", "guess", "image/jpeg", Buffer.buffer("x"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void bytes_come_first_and_are_answered_with_a_reference() {
        var answer = api.post("/v1/media?name=nota.txt", ANY, "text/plain", Buffer.buffer("hola"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().getString("ref")).hasSize(64);
        assertThat(answer.body().getString("state")).isEqualTo("STORED");
        assertThat(answer.body().getString("name")).isEqualTo("nota.txt");
    }

    private static JsonObject submission(String nativeId, String words) {
        return new JsonObject()
                .put("schema", "submission.v1")
                .put("key", "sms:" + nativeId)
                .put("instance", "sms")
                .put("type", "sms")
                .put("text", new JsonObject().put("raw", words));
    }
}
