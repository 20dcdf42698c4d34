package org.ventanilla.connector.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Addresses;

/** Recordings asked for as the hub asks, from a hosted line, at a provider behind real sockets. */
class TwilioRecordingsTest {
    private static final String ROOT = "/2010-04-01/Accounts/AC1/Recordings/";
    private static final Buffer SOUND = Buffer.buffer("ID3 sound");

    private final Vertx vertx = Vertx.vertx();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer provider;
    private Hosted line;
    private volatile int status = 200;

    @BeforeEach
    void open(@TempDir Path state) {
        provider = Wait.on(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
        var options = new JsonObject()
                .put("accountSid", "AC1")
                .put("authTokens", new JsonArray().add("secret"))
                .put("apiBase", "http://127.0.0.1:" + provider.actualPort())
                .put("phoneRegion", "ES")
                .put("siteName", "Ciudad")
                .put("emergencyNumber", "112");
        line = Wait.on(Hosting.inMemory(vertx, state, new HandClock(Instant.EPOCH))
                .with(blobs)
                .host(new PhoneConnector(), "line", options));
    }

    @AfterEach
    void close() {
        Wait.on(line.stop());
        Wait.on(vertx.close());
    }

    private void answer(HttpServerRequest request) {
        boolean isKnown = "Basic QUMxOnNlY3JldA==".equals(request.getHeader("Authorization"));
        seen.add(request.method() + " " + request.path() + (isKnown ? " with credentials" : " without"));
        var response = request.response();
        if (request.path().endsWith(".mp3") && status == 200) {
            response.setStatusCode(307).putHeader("Location", "/storage/x");
            response.end().onFailure(gone -> {});
        } else {
            response.setStatusCode(status).end(SOUND).onFailure(gone -> {});
        }
    }

    private JsonObject ask(Object recording, Object wanted) {
        var question = new JsonObject().put("recording", recording).put("wanted", wanted);
        return Wait.on(vertx.eventBus().<JsonObject>request(Addresses.recording("line"), question))
                .body();
    }

    @Test
    void a_copy_is_fetched_with_our_credentials_and_its_redirect_without() {
        JsonObject kept = ask("RE1", "copy");
        assertThat(Wait.on(blobs.get(kept.getString("ref")))).isEqualTo(SOUND);
        assertThat(seen).containsExactly("GET " + ROOT + "RE1.mp3 with credentials", "GET /storage/x without");
    }

    @Test
    void what_is_to_go_is_deleted_and_gone_is_gone() {
        status = 204;
        assertThat(ask("RE1", "gone")).isEmpty();
        status = 404;
        assertThat(ask("RE1", "gone")).isEmpty();
        assertThat(seen).hasSize(2).allMatch(s -> s.equals("DELETE " + ROOT + "RE1.json with credentials"));
    }

    @ParameterizedTest
    @CsvSource({"200, accountSid", "401, authTokens", "403, authTokens", "404, accountSid", "500, apiBase"})
    void a_check_names_the_option_that_cannot_work(int answered, String option) {
        status = answered;
        // What answers with 200 here is sound and no account.
        var result = Wait.on(line.host().check());
        assertThat(result.problems()).singleElement().satisfies(p -> assertThat(p.option())
                .isEqualTo(option));
        assertThat(seen).containsExactly("GET /2010-04-01/Accounts/AC1.json with credentials");
    }

    static Stream<Object[]> refusals() {
        return Stream.of(
                new Object[] {"RE1", "copy", 404, 404},
                new Object[] {"RE1", "copy", 500, 503},
                new Object[] {"RE1", "gone", 429, 503},
                new Object[] {"RE1", "gone", 401, 503},
                new Object[] {"../Messages/SM1", "gone", 200, 404},
                new Object[] {"RE1/../../x", "copy", 200, 404},
                new Object[] {"", "copy", 200, 400},
                new Object[] {7, "copy", 200, 400},
                new Object[] {"RE1", "all", 200, 400});
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_cannot_be_done_is_told(Object recording, String wanted, int provides, int told) {
        status = provides;
        assertThatThrownBy(() -> ask(recording, wanted))
                .cause()
                .isInstanceOfSatisfying(
                        ReplyException.class, e -> assertThat(e.failureCode()).isEqualTo(told));
        if (told != 503 && provides == 200) {
            assertThat(seen).isEmpty();
        }
    }
}
