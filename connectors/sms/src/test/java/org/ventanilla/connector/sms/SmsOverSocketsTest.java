package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.connector.Inbound;
import org.ventanilla.connector.TwilioSignature;
import org.ventanilla.connector.Webhook;

/** Signed forms through a real connection and Vert.x' own form decoder: what was signed is what is read. */
class SmsOverSocketsTest {
    private final Vertx vertx = Vertx.vertx();
    /** Kept, because a client that nobody refers to is closed by the garbage collector, also during a request. */
    private final HttpClient client = vertx.createHttpClient();

    private final SmsWebhook webhook = Provider.webhook();
    private final List<Inbound> read = new CopyOnWriteArrayList<>();
    private int port;

    @BeforeEach
    void start() {
        var options = new HttpServerOptions().setMaxFormAttributeSize(1 << 16).setMaxInitialLineLength(1 << 16);
        port = Loopback.wait(vertx.createHttpServer(options)
                        .requestHandler(this::receive)
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    @AfterEach
    void close() {
        Loopback.wait(vertx.close());
    }

    static Stream<String> bodies() {
        return Stream.of(
                "x".repeat(1600),
                "ñ".repeat(4000),
                "👩‍🦽 🕳️ 100 % + más & menos = igual; ¿sí?",
                "antes\u0000después",
                "\u202Eשלום\u202C",
                "línea\r\notra\n");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_signed_form_is_read_as_it_was_written(String body) {
        var fields = Provider.message(body, "Repetido", "2", "Repetido", "1", "Repetido", "2", "Vacío", "");
        assertThat(post("/message", fields, Provider.TOKEN)).isEqualTo(200);
        assertThat(read).singleElement().satisfies(item -> assertThat(Drafts.text(item))
                .isEqualTo(body));
    }

    @Test
    void a_form_signed_by_another_key_is_forbidden_and_not_read() {
        assertThat(post("/message", Provider.message("hola"), "another-key")).isEqualTo(403);
        assertThat(read).isEmpty();
    }

    @Test
    void a_status_callback_is_read_with_our_reference() {
        var fields = Provider.fields("MessageSid", "SM5", "MessageStatus", "delivered");
        assertThat(post("/status?d=notice-7%2Fa", fields, Provider.TOKEN)).isEqualTo(200);
        assertThat(read).singleElement().isInstanceOfSatisfying(Inbound.Delivery.class, delivery -> assertThat(
                        delivery.receipt().deliveryId())
                .isEqualTo("notice-7/a"));
    }

    private void receive(HttpServerRequest request) {
        var form = request.setExpectMultipart(true);
        form.body().onComplete(body -> {
            var item = new Webhook.Request(
                    request.method().name(),
                    request.path().substring("/in/phones".length()),
                    request.uri(),
                    request.headers(),
                    request.formAttributes(),
                    body.result(),
                    Provider.NOW);
            var refusal = webhook.verify(item);
            if (refusal == null) {
                read.addAll(webhook.parse(item));
            }
            var reply = refusal == null ? webhook.reply(item) : refusal;
            request.response().setStatusCode(reply.status()).end(reply.body()).onFailure(gone -> {});
        });
    }

    private int post(String pathAndQuery, List<Map.Entry<String, String>> fields, String token) {
        var signature = TwilioSignature.sign(token, Provider.BASE + pathAndQuery, fields);
        Future<Integer> status = client.request(HttpMethod.POST, port, "127.0.0.1", "/in/phones" + pathAndQuery)
                .compose(request -> request.putHeader("X-Twilio-Signature", signature)
                        .putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .send(Provider.encoded(fields)))
                .map(response -> response.statusCode());
        return Loopback.wait(status);
    }
}
