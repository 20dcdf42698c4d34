package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ventanilla.connector.sms.Provider.ACCOUNT;
import static org.ventanilla.connector.sms.Provider.fields;
import static org.ventanilla.connector.sms.Provider.get;
import static org.ventanilla.connector.sms.Provider.message;
import static org.ventanilla.connector.sms.Provider.post;

import io.vertx.core.MultiMap;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.TwilioSignature;
import org.ventanilla.connector.Webhook;

class SmsWebhookTest {
    private final SmsWebhook webhook = Provider.webhook();

    @Test
    void a_signed_message_is_genuine() {
        assertThat(webhook.verify(post("/message", message("hola")))).isNull();
    }

    @Test
    void fields_and_query_parameters_nobody_knows_are_signed_over_and_accepted() {
        var fields = message("hola", "NewThing", "", "NewThing", "x", "AddOns", "{}");
        assertThat(webhook.verify(post("/message?tenant=%C3%B1", fields))).isNull();
    }

    @Test
    void a_message_may_come_as_get() {
        var query = "?MessageSid=SM9&AccountSid=" + ACCOUNT + "&From=%2B34612345678&Body=Farola+rota+%F0%9F%92%A1";
        assertThat(webhook.verify(get("/message" + query))).isNull();
        assertThat(webhook.parse(get("/message" + query)))
                .singleElement()
                .satisfies(item -> assertThat(Drafts.text(item)).isEqualTo("Farola rota 💡"));
    }

    @ParameterizedTest
    @CsvSource({"/, 404", "/messages, 404", "/message/, 404", "/status/x, 404"})
    void an_unknown_path_is_not_found_even_when_signed(String path, int status) {
        assertThat(status(post(path, message("hola")))).isEqualTo(status);
    }

    @Test
    void a_status_callback_may_not_be_a_get() {
        assertThat(status(get("/status?d=1"))).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", "ñ", "null"})
    void a_wrong_signature_is_forbidden(String signature) {
        assertThat(status(post("/message", message("hola"), signature))).isEqualTo(403);
    }

    @Test
    void a_missing_signature_is_forbidden() {
        var signed = post("/message", message("hola"));
        var bare = new Webhook.Request(
                "POST",
                signed.path(),
                signed.uri(),
                MultiMap.caseInsensitiveMultiMap(),
                signed.form(),
                signed.body(),
                signed.receivedAt());
        assertThat(status(bare)).isEqualTo(403);
    }

    @Test
    void a_signature_for_another_query_is_forbidden() {
        var signature = TwilioSignature.sign(Provider.TOKEN, Provider.BASE + "/status?d=1", message("x"));
        assertThat(status(post("/status?d=2", message("x"), signature))).isEqualTo(403);
    }

    @Test
    void the_account_of_somebody_else_is_forbidden_though_signed() {
        var foreign = fields("MessageSid", "SM1", "AccountSid", "AC9", "From", "+34612345678", "Body", "hola");
        assertThat(status(post("/message", foreign))).isEqualTo(403);
    }

    @Test
    void a_query_with_broken_encoding_is_forbidden() {
        assertThat(status(get("/message?Body=%zz"))).isEqualTo(403);
    }

    @Test
    void the_secondary_token_signs_too() {
        var signature = TwilioSignature.sign("secondary-token", Provider.BASE + "/message", message("hola"));
        assertThat(webhook.verify(post("/message", message("hola"), signature))).isNull();
    }

    @Test
    void the_configured_address_counts_not_the_one_of_the_request() {
        var settings = Provider.settings(Provider.options().put("publicUrl", "https://Front.example/sms/"));
        var behindProxy = new SmsWebhook(
                settings,
                new MessageReader("phones", Provider.phoneBook(), Provider.commands()),
                new StatusReader(
                        "phones", Provider.phoneBook(), new ApiAnswers(Bundled.properties("outcomes.properties"))));
        var signature = TwilioSignature.sign(Provider.TOKEN, "https://Front.example/sms/message", message("hola"));
        assertThat(behindProxy.verify(post("/message", message("hola"), signature)))
                .isNull();
        assertThat(behindProxy.verify(post("/message", message("hola")))).isNotNull();
    }

    @Test
    void a_message_without_an_id_cannot_be_read() {
        var request = post("/message", fields("From", "+34612345678", "Body", "secreto"));
        assertThatThrownBy(() -> webhook.parse(request)).hasMessageNotContaining("secreto");
    }

    @Test
    void the_answer_says_nothing() {
        var reply = webhook.reply(post("/message", message("hola")));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("text/xml");
        assertThat(reply.body()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
    }

    private int status(Webhook.Request request) {
        return Objects.requireNonNull(webhook.verify(request)).status();
    }
}
