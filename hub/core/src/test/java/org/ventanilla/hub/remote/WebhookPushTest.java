package org.ventanilla.hub.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.hub.Waiting.get;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.hub.TestClock;
import org.ventanilla.hub.callout.WebhookSignature;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

@ExtendWith(VertxExtension.class)
class WebhookPushTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final TestClock clock = new TestClock();
    private final List<JsonObject> called = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private HttpServer server;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void listen(Vertx given) {
        vertx = given;
        server = get(given.createHttpServer()
                .requestHandler(request -> request.body().onComplete(read -> {
                    var call = new JsonObject().put("body", read.result().toString());
                    request.headers()
                            .forEach(h -> call.put(h.getKey().toLowerCase(java.util.Locale.ROOT), h.getValue()));
                    called.add(call);
                    request.response()
                            .setStatusCode(status)
                            .putHeader("Retry-After", "30")
                            .putHeader("Location", "http://127.0.0.1:1/")
                            .end(body)
                            .onFailure(cause -> called.clear());
                }))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        get(server.close());
    }

    /** The example of the specification. */
    @Test
    void the_signature_is_that_of_standard_webhooks() {
        String signed = WebhookSignature.of(
                List.of(SECRET),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
        assertThat(signed).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_call_names_the_delivery_and_is_signed_with_every_secret() {
        body = "{\"ending\": \"SENT\", \"providerId\": \"P1\"}";
        assertThat(pushed(Set.of("127.0.0.1"))).contains(SendOutcome.sent("P1"));
        JsonObject call = called.get(0);
        assertThat(call.getString("webhook-id")).isEqualTo("d1");
        long at = Long.parseLong(call.getString("webhook-timestamp"));
        assertThat(at).isEqualTo(clock.instant().getEpochSecond());
        byte[] sent = call.getString("body").getBytes(StandardCharsets.UTF_8);
        assertThat(call.getString("webhook-signature"))
                .isEqualTo(WebhookSignature.of(List.of(SECRET, "the secret before this one"), "d1", at, sent))
                .contains(" v1,");
    }

    @ParameterizedTest
    @CsvSource({
        "429, RETRY, http-429",
        "503, RETRY, http-503",
        "404, REJECTED, http-404",
        "302, REJECTED, http-302",
    })
    void what_the_other_side_answers_says_what_to_do_next(int answered, Ending ending, String code) {
        status = answered;
        SendOutcome outcome = pushed(Set.of("127.0.0.1")).orElseThrow();
        assertThat(outcome.ending()).isEqualTo(ending);
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.retryAfterSeconds()).isEqualTo(ending == Ending.RETRY ? 30L : null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "thanks", "{}", "{\"ending\": \"PERHAPS\"}"})
    void taken_without_saying_how_it_ended_leaves_it_open(String answer) {
        status = 202;
        body = answer;
        assertThat(pushed(Set.of("127.0.0.1"))).isEmpty();
    }

    @Test
    void a_private_address_is_not_called_unless_its_host_was_allowed_by_name() {
        SendOutcome outcome = pushed(Set.of("localhost")).orElseThrow();
        assertThat(outcome.ending()).isEqualTo(Ending.REJECTED);
        assertThat(outcome.code()).isEqualTo("address-not-allowed");
        assertThat(called).isEmpty();
    }

    /** A server that was just closed is not nobody: the system may take a connection for it still, and reset it. */
    @Test
    void nobody_there_means_later() {
        assertThat(pushed(Set.of("127.0.0.1"), 1).orElseThrow().ending()).isEqualTo(Ending.RETRY);
    }

    private Optional<SendOutcome> pushed(Set<String> allowed) {
        return pushed(allowed, server.actualPort());
    }

    private Optional<SendOutcome> pushed(Set<String> allowed, int port) {
        var remote = new RemoteSettings(
                "bot",
                RemoteSettings.Outbound.WEBHOOK,
                URI.create("http://127.0.0.1:" + port + "/in?x=1"),
                List.of(SECRET, "the secret before this one"),
                allowed);
        var update = OutboundUpdate.of("d1", "ana", "es", "Hola");
        return get(new WebhookPush(vertx, clock).push(remote, update));
    }
}
