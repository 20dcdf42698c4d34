package org.ventanilla.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class PhoneCompanyTest {
    private World world;

    @BeforeEach
    void start(Vertx vertx) {
        world = World.start(vertx);
    }

    @AfterEach
    void stop() {
        world.stop();
    }

    @Test
    void an_order_is_taken_and_its_signed_callbacks_climb() throws InterruptedException {
        String callback = "http://127.0.0.1:" + world.webhook.getPort() + "/in/sms/status?notice=7";

        var answer = world.order(World.TOKEN, order("+34611111111").add("StatusCallback", callback));

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonObject created = answer.bodyAsJsonObject();
        assertThat(created.getString("sid")).matches("SM[0-9a-f]{32}");
        assertThat(created.getString("status")).isEqualTo("queued");
        for (String status : new String[] {"sent", "delivered"}) {
            World.Call call = world.nextCall();
            assertThat(call.form().get("MessageStatus")).isEqualTo(status);
            assertThat(call.form().get("MessageSid")).isEqualTo(created.getString("sid"));
            assertThat(call.headers().get("X-Twilio-Signature"))
                    .isEqualTo(TwilioSignature.of(World.TOKEN, URI.create(callback), call.form()));
        }
    }

    @Test
    void a_wrong_password_is_refused_and_nothing_is_sent() {
        var answer = world.order("wrong", order("+34611111111"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.bodyAsJsonObject().getInteger("code")).isEqualTo(20003);
        assertThat(world.messages().getJsonArray("texts")).isEmpty();
    }

    @ParameterizedTest(name = "to {0}: {1}, error {2}")
    @CsvSource({
        "+34611110001, 400, 21610",
        "+34611110002, 400, 21211",
        "+34611110003, 429, 20429",
        "+34611110004, 500, 20500",
        "600, 400, 21211",
        "'', 400, 21604"
    })
    void the_recipient_chooses_the_breakdown(String to, int status, int code) {
        var answer = world.order(World.TOKEN, order(to));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.bodyAsJsonObject().getInteger("code")).isEqualTo(code);
    }

    @Test
    void an_unreachable_recipient_is_reported_with_its_error() throws InterruptedException {
        String callback = world.webhook.resolve("/in/sms/status").toString();

        var answer = world.order(World.TOKEN, order("+34611110006").add("StatusCallback", callback));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(world.nextCall().form().get("MessageStatus")).isEqualTo("sent");
        MultiMap last = world.nextCall().form();
        assertThat(last.get("MessageStatus")).isEqualTo("undelivered");
        assertThat(last.get("ErrorCode")).isEqualTo("30005");
    }

    @Test
    void a_silent_recipient_gets_the_message_although_the_call_never_ends() throws InterruptedException {
        String callback = world.webhook.resolve("/in/sms/status").toString();

        var unanswered = world.orderOnly(order("+34611110005").add("StatusCallback", callback));

        assertThat(world.nextCall().form().get("MessageStatus")).isEqualTo("sent");
        assertThat(world.nextCall().form().get("MessageStatus")).isEqualTo("delivered");
        assertThat(unanswered.isComplete()).isFalse();
    }

    @Test
    void free_words_to_a_whatsapp_user_who_did_not_write_are_not_delivered_and_a_template_is()
            throws InterruptedException {
        String user = "whatsapp:+34611111111";
        String callback = world.webhook.resolve("/in/sms/status").toString();
        world.order(World.TOKEN, whatsapp(user, callback).add("Body", "hola"));
        MultiMap refused = world.nextCall().form();
        assertThat(refused.get("MessageStatus")).isEqualTo("undelivered");
        assertThat(refused.get("ErrorCode")).isEqualTo("63016");

        world.order(
                World.TOKEN,
                whatsapp(user, callback).add("ContentSid", "HX1").add("ContentVariables", "{\"1\":\"hola\"}"));
        assertThat(world.nextCall().form().get("MessageStatus")).isEqualTo("sent");
        assertThat(firstText().getString("body")).isEqualTo("hola");
        assertThat(world.nextCall().form().get("MessageStatus")).isEqualTo("delivered");

        World.done(world.sandbox.sendSms(user, "una farola"));
        world.nextCall();
        world.order(World.TOKEN, whatsapp(user, callback).add("Body", "hola"));
        assertThat(world.nextCall().form().get("MessageStatus")).isEqualTo("sent");
    }

    private static MultiMap whatsapp(String to, String callback) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("To", to)
                .add("From", "whatsapp:" + World.CITY_PHONE)
                .add("StatusCallback", callback);
    }

    @Test
    void a_message_arrives_signed_at_the_citys_webhook() throws InterruptedException {
        int status = World.done(world.sandbox.sendSms("+34611111111", "Farola apagada en la plaza, ñ€🙂"));

        World.Call call = world.nextCall();
        assertThat(status).isEqualTo(200);
        assertThat(call.form().get("Body")).isEqualTo("Farola apagada en la plaza, ñ€🙂");
        assertThat(call.form().get("From")).isEqualTo("+34611111111");
        assertThat(call.form().get("NumMedia")).isEqualTo("0");
        assertThat(call.headers().get("X-Twilio-Signature"))
                .isEqualTo(TwilioSignature.of(World.TOKEN, world.webhook, call.form()));
        assertThat(firstText().getString("status")).isEqualTo("received");
    }

    @Test
    void a_message_that_the_city_refuses_is_lost(Vertx vertx) {
        World deaf = World.start(vertx, 503);

        int status = World.done(deaf.sandbox.sendSms("+34611111111", "hola"));

        JsonObject text = deaf.messages().getJsonArray("texts").getJsonObject(0);
        assertThat(status).isEqualTo(503);
        assertThat(text.getString("status")).isEqualTo("lost");
        deaf.stop();
    }

    @Test
    void inbound_messages_follow_a_changed_route() throws InterruptedException {
        world.sandbox.routeTextsTo(world.webhook.resolve("/elsewhere"));

        World.done(world.sandbox.sendSms("+34611111111", "hola"));

        assertThat(world.nextCall().path()).isEqualTo("/elsewhere");
    }

    @Test
    void whoever_sends_a_stop_word_gets_nothing_more_until_a_start_word() {
        World.done(world.sandbox.sendSms("+34611111111", " stop "));
        assertThat(world.order(World.TOKEN, order("+34611111111"))
                        .bodyAsJsonObject()
                        .getInteger("code"))
                .isEqualTo(21610);

        World.done(world.sandbox.sendSms("+34611111111", "START"));
        assertThat(world.order(World.TOKEN, order("+34611111111")).statusCode()).isEqualTo(201);
    }

    @Test
    void media_wants_the_password_and_its_storage_refuses_it() throws InterruptedException {
        Photo photo = new Photo("a.jpg", "image/jpeg", Buffer.buffer(new byte[] {1, 2, 3}));
        World.done(world.sandbox.sendSms("+34611111111", "foto", photo));
        String media = world.nextCall().form().get("MediaUrl0");

        var bare = World.done(world.client.getAbs(media).followRedirects(false).send());
        var redirect = World.done(world.client
                .getAbs(media)
                .basicAuthentication(World.ACCOUNT, World.TOKEN)
                .followRedirects(false)
                .send());
        String storage = redirect.getHeader("Location");
        var stored = World.done(world.client.getAbs(storage).send());
        var withPassword = World.done(world.client
                .getAbs(storage)
                .basicAuthentication(World.ACCOUNT, World.TOKEN)
                .send());

        assertThat(bare.statusCode()).isEqualTo(401);
        assertThat(redirect.statusCode()).isEqualTo(307);
        assertThat(stored.bodyAsBuffer()).isEqualTo(photo.bytes());
        assertThat(withPassword.statusCode()).isEqualTo(400);
    }

    private JsonObject firstText() {
        return world.messages().getJsonArray("texts").getJsonObject(0);
    }

    private static MultiMap order(String to) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("To", to)
                .add("From", World.CITY_PHONE)
                .add("Body", "Recibido");
    }
}
