package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

class SmsSenderTest {
    private static final String CREATED = "{\"sid\":\"SM42\",\"status\":\"queued\",\"error_code\":null}";
    private final Vertx vertx = Vertx.vertx();
    private Path state;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    record Seen(String line, String authorization, Map<String, String> form) {}

    @BeforeEach
    void take(@TempDir Path folder) {
        state = folder;
    }

    @AfterEach
    void close() {
        Loopback.wait(vertx.close());
    }

    @Test
    void a_message_goes_out_as_one_form_with_our_reference_in_the_callback() {
        try (var api = api(answering(201, CREATED))) {
            var outcome = send(options(api.address()), update("+34612345678", "Avería resuelta 🙂 & más"));
            assertThat(outcome).isEqualTo(SendOutcome.sent("SM42"));
        }
        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo("POST /2010-04-01/Accounts/" + Provider.ACCOUNT + "/Messages.json");
            assertThat(request.authorization()).startsWith("Basic ");
            assertThat(request.form())
                    .isEqualTo(Map.of(
                            "To", "+34612345678",
                            "From", "+34600000001",
                            "Body", "Avería resuelta 🙂 & más",
                            "StatusCallback", Provider.BASE + "/status?d=notice-7%2Fa"));
        });
    }

    @Test
    void a_messaging_service_replaces_our_number_and_an_api_key_our_token() {
        try (var api = api(answering(201, CREATED))) {
            var options = options(api.address())
                    .put("messagingServiceSid", "MG1")
                    .put("apiKey", "SK1")
                    .put("apiSecret", "s");
            assertThat(send(options, update("+34612345678", "x")).ending()).isEqualTo(Ending.SENT);
        }
        assertThat(seen.get(0).form())
                .containsEntry("MessagingServiceSid", "MG1")
                .doesNotContainKey("From");
        assertThat(seen.get(0).authorization()).isEqualTo("Basic U0sxOnM=");
    }

    @Test
    void an_answer_to_a_whatsapp_user_comes_from_our_whatsapp_number() {
        var news = update("whatsapp:+34612345678", "x");
        var answer = new OutboundUpdate(
                news.schema(),
                news.deliveryId(),
                news.recipient(),
                null,
                news.language(),
                null,
                news.text(),
                null,
                List.of(),
                null,
                List.of(),
                true,
                null,
                1,
                null);
        try (var api = api(answering(201, CREATED))) {
            assertThat(send(options(api.address()), answer).ending()).isEqualTo(Ending.SENT);
        }
        assertThat(seen.get(0).form())
                .containsEntry("To", "whatsapp:+34612345678")
                .containsEntry("From", "whatsapp:+34600000001");
    }

    /** Which sender and recipient get the picture itself; everybody has the link in the text. */
    @ParameterizedTest
    @CsvSource({
        "+34600000001,+34612345678,false",
        "+34600000001,whatsapp:+34612345678,true",
        "+12025550123,+12025550145,true",
        "+12025550123,+34612345678,false",
        "+34600000001,+12025550145,false"
    })
    void the_result_goes_along_as_a_picture_where_pictures_travel(String from, String to, boolean travels) {
        var before = new OutboundUpdate.Photo("aa/web", "before-1.jpg", "image/jpeg", "Antes");
        var after = new OutboundUpdate.Photo("bb/web", "after-1.jpg", "image/jpeg", "Después");
        var plain = update(to, "Resuelto: https://c.example/s/1");
        var update = new OutboundUpdate(
                plain.schema(),
                plain.deliveryId(),
                to,
                null,
                "es",
                null,
                plain.text(),
                null,
                List.of(before, after),
                null,
                List.of(),
                false,
                null,
                1,
                null);
        try (var api = api(answering(201, CREATED))) {
            assertThat(send(
                                    options(api.address())
                                            .put("from", from)
                                            .put(
                                                    "pictureRegions",
                                                    new JsonArray().add("US").add("CA")),
                                    update)
                            .ending())
                    .isEqualTo(Ending.SENT);
        }
        if (travels) {
            assertThat(seen.get(0).form().get("MediaUrl"))
                    .endsWith("/media/bb/web")
                    .startsWith("https://");
        } else {
            assertThat(seen.get(0).form()).doesNotContainKey("MediaUrl");
        }
    }

    @Test
    void a_text_of_4000_letters_is_cut_to_what_the_provider_takes() {
        try (var api = api(answering(201, CREATED))) {
            var text = "ñ".repeat(4000) + " https://city.example/r/1";
            assertThat(send(options(api.address()), update("+34612345678", text))
                            .ending())
                    .isEqualTo(Ending.SENT);
        }
        assertThat(seen.get(0).form().get("Body")).hasSize(1600).endsWith("ñ... https://city.example/r/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021", "CorreosInfo", "+266696687", "anonymous", "", "rcs:agent"})
    void nothing_is_sent_to_what_is_no_number(String recipient) {
        try (var api = api(answering(201, CREATED))) {
            assertThat(send(options(api.address()), update(recipient, "x")).ending())
                    .isEqualTo(Ending.UNDELIVERABLE_HERE);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void a_recipient_who_said_stop_is_stopped() {
        try (var api = api(answering(400, "{\"code\":21610,\"status\":400}"))) {
            assertThat(send(options(api.address()), update("+34612345678", "x")))
                    .isEqualTo(SendOutcome.ended(Ending.STOPPED, "21610"));
        }
    }

    @Test
    void a_busy_provider_is_asked_again_when_it_says() {
        Handler<HttpServerRequest> busy = request -> request.response()
                .setStatusCode(429)
                .putHeader("Retry-After", "9")
                .end("{\"code\":20429}")
                .onFailure(e -> {});
        try (var api = api(busy)) {
            assertThat(send(options(api.address()), update("+34612345678", "x")))
                    .isEqualTo(SendOutcome.retry("20429", 9L));
        }
    }

    @Test
    void a_redirect_is_not_followed_with_our_credentials() {
        Handler<HttpServerRequest> elsewhere = request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", "/elsewhere")
                .end()
                .onFailure(e -> {});
        try (var api = api(elsewhere)) {
            assertThat(send(options(api.address()), update("+34612345678", "x")).ending())
                    .isEqualTo(Ending.REJECTED);
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void without_a_connection_nothing_was_sent_and_it_is_tried_again() {
        String gone;
        try (var api = api(answering(201, CREATED))) {
            gone = api.address();
        }
        assertThat(send(options(gone), update("+34612345678", "x")))
                .isEqualTo(SendOutcome.retry("no-connection", null));
    }

    @Test
    void a_provider_that_took_the_request_and_stays_silent_leaves_the_fate_unknown() {
        try (var api = api(request -> {})) {
            assertThat(send(options(api.address()), update("+34612345678", "x")))
                    .isEqualTo(SendOutcome.ended(Ending.UNKNOWN, "no-answer"));
        }
        assertThat(seen).as("never repeated blindly").hasSize(1);
    }

    @Test
    void a_connection_cut_after_the_request_leaves_the_fate_unknown() {
        try (var api = api(request -> request.connection().close().onFailure(e -> {}))) {
            assertThat(send(options(api.address()), update("+34612345678", "x")).ending())
                    .isEqualTo(Ending.UNKNOWN);
        }
        assertThat(seen).hasSize(1);
    }

    private SendOutcome send(JsonObject options, OutboundUpdate update) {
        var sender = Parts.of(vertx, state, options, Duration.ofMillis(400)).sender();
        if (sender == null) {
            throw new AssertionError("no sender");
        }
        return Loopback.wait(sender.send(update));
    }

    private Loopback api(Handler<HttpServerRequest> answer) {
        return Loopback.start(vertx, request -> request.body().onComplete(body -> {
            seen.add(new Seen(
                    request.method() + " " + request.path(),
                    String.valueOf(request.getHeader("Authorization")),
                    form(body.result().toString(StandardCharsets.UTF_8))));
            answer.handle(request);
        }));
    }

    private static Handler<HttpServerRequest> answering(int status, String body) {
        return request -> request.response().setStatusCode(status).end(body).onFailure(e -> {});
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static JsonObject options(String apiBase) {
        return Provider.options().put("apiBase", apiBase);
    }

    private static OutboundUpdate update(String recipient, String text) {
        return OutboundUpdate.of("notice-7/a", recipient, "es", text);
    }
}
