package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.sandbox.Photo;
import org.ventanilla.connector.sandbox.Sandbox;
import org.ventanilla.connector.sandbox.SandboxOptions;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.ControlEvent;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.DeliveryReceipt.State;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.SendOutcome.Ending;
import org.ventanilla.model.Submission;

/** The whole channel: a telephone company on one side, a hub on the other, the connector hosted as in the program. */
class SmsHostedTest {
    private static final String CITIZEN = "+34612345678";

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T10:15:30Z"));
    private final Sandbox company = new Sandbox(vertx, clock, companyOptions());
    private final HttpClient client = vertx.createHttpClient();
    private Hosting hosting;
    private Hosted hosted;

    @BeforeEach
    void start(@TempDir Path state) {
        Wait.on(hub.open());
        Wait.on(company.start());
        hosting = Hosting.inMemory(vertx, state, clock).with(blobs);
        hosted = host();
    }

    @AfterEach
    void stop() {
        Wait.on(hosted.stop());
        Wait.on(company.stop());
        Wait.on(vertx.close());
    }

    @Test
    void a_text_message_becomes_one_submission_under_its_message_id() {
        assertThat(Wait.on(company.sendSms(CITIZEN, "La farola no luce 💡 en Calle Ñ")))
                .isEqualTo(200);
        assertThat(hub.submissions()).singleElement().satisfies(said -> {
            assertThat(said.key()).matches("phones:SM[0-9a-f]{32}");
            assertThat(said.type()).isEqualTo("sms");
            assertThat(said.text()).extracting(Submission.Text::raw).isEqualTo("La farola no luce 💡 en Calle Ñ");
            assertThat(said.reporter())
                    .extracting(Reporter::address, Reporter::assurance, Reporter::replyable)
                    .containsExactly(CITIZEN, Reporter.Assurance.CLAIMED, true);
        });
    }

    @Test
    void a_forged_message_is_forbidden_and_nothing_of_it_is_kept() {
        assertThat(post("/message", "MessageSid=SM1&From=%2B34612345678&Body=hola", "Zm9yZ2Vk"))
                .isEqualTo(403);
        assertThat(hub.submissions()).isEmpty();
        assertThat(blobs.contents()).isEmpty();
        assertThat(hosted.host().health().spooled()).isZero();
    }

    @Test
    void while_the_hub_is_away_a_message_is_taken_and_becomes_one_report_later() {
        Wait.on(hub.close());
        assertThat(Wait.on(company.sendSms(CITIZEN, "Un bache"))).isEqualTo(200);
        assertThat(hosted.host().health().spooled()).isOne();
        Wait.on(hub.open());
        Wait.until(vertx, "it is handed over", () -> hosted.host().health().spooled() == 0);
        assertThat(hub.reports()).singleElement().satisfies(said -> assertThat(said.text())
                .extracting(Submission.Text::raw)
                .isEqualTo("Un bache"));
    }

    @Test
    void a_message_taken_before_a_restart_becomes_one_report_after_it() {
        hub.be(Mood.SILENT);
        assertThat(Wait.on(company.sendSms(CITIZEN, "Un bache"))).isEqualTo(200);
        Wait.on(hosted.stop());
        hub.be(Mood.WELL);
        hosted = host();
        Wait.until(vertx, "it is handed over", () -> hosted.host().health().spooled() == 0);
        assertThat(hub.reports()).hasSize(1);
        assertThat(hub.submissions())
                .extracting(Submission::key)
                .containsOnly(hub.reports().get(0).key());
    }

    @Test
    void a_picture_follows_its_message_with_the_bytes_the_citizen_sent() {
        Buffer picture = Buffer.buffer(new byte[] {1, 2, 3, 0, -1});
        assertThat(Wait.on(company.sendSms(CITIZEN, "Mire", new Photo("a.jpg", "image/jpeg", picture))))
                .isEqualTo(200);
        Wait.until(vertx, "the picture arrives", () -> hub.reports().size() == 2);
        var said = hub.reports().get(0);
        assertThat(said.attachments())
                .singleElement()
                .extracting(Attachment::state)
                .isEqualTo(Attachment.State.PENDING);
        assertThat(hub.reports().get(1)).satisfies(late -> {
            assertThat(late.key()).isEqualTo(said.key() + ":file:0");
            assertThat(late.attachments())
                    .singleElement()
                    .extracting(Attachment::state)
                    .isEqualTo(Attachment.State.STORED);
        });
        assertThat(blobs.contents()).contains(picture);
    }

    @Test
    void the_word_stop_is_told_to_the_hub_and_is_no_report() {
        assertThat(Wait.on(company.sendSms(CITIZEN, "Baja"))).isEqualTo(200);
        assertThat(hub.controls())
                .extracting(ControlEvent::address, ControlEvent::type)
                .containsExactly(tuple(CITIZEN, ControlEvent.Type.STOP));
        assertThat(hub.submissions()).isEmpty();
    }

    @Test
    void an_answer_is_sent_once_and_its_state_climbs() {
        var outcome = Wait.on(hub.send("phones", update("notice-7", "+34611111111")));
        assertThat(outcome.ending()).isEqualTo(Ending.SENT);
        assertThat(Wait.on(hub.send("phones", update("notice-7", "+34611111111"))))
                .isEqualTo(outcome);
        Wait.until(vertx, "it is delivered", () -> hub.receipts().size() == 2);
        assertThat(hub.receipts()).extracting(DeliveryReceipt::state).containsExactly(State.SENT, State.DELIVERED);
        assertThat(hub.receipts()).allSatisfy(receipt -> assertThat(receipt)
                .extracting(DeliveryReceipt::deliveryId, DeliveryReceipt::providerId)
                .containsExactly("notice-7", outcome.providerId()));
    }

    @Test
    void a_recipient_who_cannot_be_reached_is_told_to_the_hub_with_the_providers_code() {
        assertThat(Wait.on(hub.send("phones", update("notice-8", "+34611110006")))
                        .ending())
                .isEqualTo(Ending.SENT);
        Wait.until(vertx, "the failure is heard", () -> hub.receipts().size() == 2);
        assertThat(hub.receipts().get(1))
                .extracting(DeliveryReceipt::state, DeliveryReceipt::code)
                .containsExactly(State.FAILED, "30005");
    }

    @Test
    void a_status_callback_while_the_hub_is_away_is_heard_later() {
        Wait.on(hub.close());
        assertThat(Wait.on(hub.send("phones", update("notice-9", "+34611111111")))
                        .ending())
                .isEqualTo(Ending.SENT);
        Wait.until(vertx, "both lie on disk", () -> hosted.host().health().spooled() == 2);
        Wait.on(hub.open());
        Wait.until(vertx, "both are heard", () -> hosted.host().health().spooled() == 0);
        assertThat(hub.receipts()).extracting(DeliveryReceipt::state).containsSubsequence(State.SENT, State.DELIVERED);
    }

    @Test
    void news_for_a_whatsapp_user_who_wrote_long_ago_is_a_text_message_or_stands_in_the_template() {
        String user = "whatsapp:" + CITIZEN;
        assertThat(Wait.on(company.sendSms(user, "La farola no luce"))).isEqualTo(200);
        Wait.on(hub.send("phones", news("notice-1", user)));
        assertThat(lastText()).containsExactly(user, "Ya está\narreglado");
        clock.advance(Duration.ofHours(25));
        Wait.on(hub.send("phones", news("notice-2", user)));
        assertThat(lastText()).containsExactly(CITIZEN, "Ya está\narreglado");
        Wait.on(hosted.stop());
        hosted = host(new JsonObject().put("whatsappTemplate", "HX00000000000000000000000000000001"));
        Wait.on(hub.send("phones", news("notice-3", user)));
        assertThat(lastText()).containsExactly(user, "Ya está arreglado");
    }

    @Test
    void an_answer_that_came_too_late_after_all_comes_again_the_other_way() {
        String user = "whatsapp:" + CITIZEN;
        Wait.on(hub.send("phones", update("notice-4", user)));
        Wait.until(vertx, "it is refused", () -> hub.receipts().size() == 1);
        assertThat(hub.receipts().get(0))
                .extracting(DeliveryReceipt::state, DeliveryReceipt::code, DeliveryReceipt::againAfterSeconds)
                .containsExactly(State.FAILED, "63016", 3600L);
        Wait.on(hub.send("phones", update("notice-4b", user).onAttempt(2, null)));
        assertThat(lastText()).containsExactly(CITIZEN, "Ya está arreglado");
    }

    /** To whom, and what. */
    private List<String> lastText() {
        JsonObject text = Wait.on(client.request(HttpMethod.GET, company.httpPort(), "127.0.0.1", "/messages.json")
                        .compose(request -> request.send().compose(response -> response.body())))
                .toJsonObject()
                .getJsonArray("texts")
                .getJsonObject(0);
        return List.of(text.getString("to"), text.getString("body"));
    }

    private static OutboundUpdate news(String deliveryId, String recipient) {
        var answer = update(deliveryId, recipient).withText("Ya está\narreglado");
        return new OutboundUpdate(
                answer.schema(),
                deliveryId,
                recipient,
                null,
                "es",
                null,
                answer.text(),
                null,
                List.of(),
                null,
                List.of(),
                false,
                null,
                1,
                null);
    }

    private Hosted host() {
        return host(new JsonObject());
    }

    private Hosted host(JsonObject more) {
        var options = new JsonObject()
                .put("accountSid", Provider.ACCOUNT)
                .put("authTokens", new JsonArray().add(Provider.TOKEN))
                .put("from", "+34600000001")
                .put("region", "ES")
                .put("apiBase", company.pageUri().toString())
                .mergeIn(more);
        var running = Wait.on(hosting.host(new SmsConnector(), "phones", options));
        company.routeTextsTo(URI.create(running.address() + "/in/phones/message"));
        return running;
    }

    private int post(String path, String form, String signature) {
        return Wait.on(client.request(HttpMethod.POST, hosted.port(), "127.0.0.1", "/in/phones" + path)
                .compose(request -> request.putHeader("X-Twilio-Signature", signature)
                        .putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .send(Buffer.buffer(form)))
                .map(response -> response.statusCode()));
    }

    private static OutboundUpdate update(String deliveryId, String recipient) {
        return OutboundUpdate.of(deliveryId, recipient, "es", "Ya está arreglado");
    }

    private static SandboxOptions companyOptions() {
        return new SandboxOptions(
                "127.0.0.1",
                0,
                0,
                0,
                "city.example",
                "buzon",
                "mailbox-password",
                Provider.ACCOUNT,
                Provider.TOKEN,
                "+34600000001",
                URI.create("http://127.0.0.1:1/unused"),
                List.of());
    }
}
