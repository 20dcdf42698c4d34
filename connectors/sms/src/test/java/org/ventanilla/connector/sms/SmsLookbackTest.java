package org.ventanilla.connector.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
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
import org.ventanilla.connector.Checker.Problem;
import org.ventanilla.connector.Counts;
import org.ventanilla.connector.sandbox.Photo;
import org.ventanilla.connector.sandbox.Sandbox;
import org.ventanilla.connector.sandbox.SandboxOptions;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Submission;

/** A telephone company that is asked afterwards, and one that is tried before the start. */
class SmsLookbackTest {
    private static final String CITIZEN = "+34612345678";

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T10:15:30Z"));
    private final Sandbox company = new Sandbox(vertx, clock, companyOptions());
    private Hosting hosting;

    @BeforeEach
    void start(@TempDir Path state) {
        Wait.on(hub.open());
        Wait.on(company.start());
        hosting = Hosting.inMemory(vertx, state, clock);
    }

    @AfterEach
    void close() {
        Wait.on(company.stop());
        Wait.on(vertx.close());
    }

    @Test
    void messages_whose_webhooks_were_lost_are_found_each_once_with_their_pictures() {
        company.routeTextsTo(URI.create("http://127.0.0.1:1/nobody"));
        for (int n = 1; n <= 5; n++) {
            lost("mensaje " + n);
        }
        lost("con foto", new Photo("photo.jpg", "image/jpeg", Buffer.buffer("picture")));
        clock.advance(Duration.ofMinutes(5));
        var hosted = host(options());
        Wait.until(vertx, "all are found", () -> hub.reports().size() == 7);
        assertThat(hub.reports().subList(0, 5))
                .extracting(Submission::text)
                .extracting(Submission.Text::raw)
                .isSorted();
        assertThat(hub.reports().get(6).attachments())
                .extracting(Attachment::state)
                .containsExactly(Attachment.State.STORED);
        assertThat(hosted.host().counts()).extracting(Counts::backfilled).isEqualTo(6L);
        Wait.on(hosted.stop());
    }

    @Test
    void what_the_webhook_brought_is_found_to_be_the_same() {
        var hosted = host(options());
        company.routeTextsTo(URI.create(hosted.address() + "/in/phones/message"));
        assertThat(Wait.on(company.sendSms(CITIZEN, "farola", new Photo("p.jpg", "image/jpeg", Buffer.buffer("x")))))
                .isEqualTo(200);
        Wait.until(vertx, "report and picture are there", () -> hub.reports().size() == 2);
        clock.advance(Duration.ofMinutes(5));
        // The clock went past the end of the lease: until it is renewed nobody may look.
        Wait.until(vertx, "looked back", () -> look().getInteger("items", 0) == 1);
        // Won anew, the lease brings a look of its own beside ours.
        assertThat(hosted.host().counts().duplicate()).isPositive();
        assertThat(hosted.host().counts())
                .extracting(Counts::conflict, Counts::backfilled)
                .containsExactly(0L, 0L);
        assertThat(hub.reports()).extracting(Submission::quarantine).containsOnlyNulls();
        Wait.on(hosted.stop());
    }

    @Test
    void an_account_that_works_passes_the_check_and_what_does_not_is_named() {
        assertThat(check(options())).isEmpty();
        assertThat(check(options().put("authTokens", new JsonArray().add("wrong"))))
                .containsExactly("authTokens");
        assertThat(check(options().put("accountSid", "AC99"))).containsExactly("authTokens");
        assertThat(check(options().put("apiBase", "http://127.0.0.1:1"))).containsExactly("apiBase");
    }

    @Test
    void an_address_of_the_webhook_that_differs_in_a_letter_is_named() {
        assertThat(check(options(), "/in/phones/message/")).containsExactly("publicUrl");
        assertThat(check(options(), "/in/Phones/message")).containsExactly("publicUrl");
        assertThat(check(options(), "/in/phones/message#rc=2&rp=all")).isEmpty();
        assertThat(check(options().put("from", "+34600000002"), "/elsewhere")).isEmpty();
        assertThat(check(options().put("messagingServiceSid", "MG1"), "/elsewhere"))
                .isEmpty();
    }

    private List<String> check(JsonObject options) {
        return check(options, "/in/phones/message");
    }

    /** @param called path that the provider calls */
    private List<String> check(JsonObject options, String called) {
        var hosted = host(options);
        company.routeTextsTo(URI.create(hosted.address() + called));
        var problems = Wait.on(hosted.host().check()).problems();
        Wait.on(hosted.stop());
        return problems.stream().map(Problem::option).toList();
    }

    private JsonObject look() {
        return Wait.on(vertx.eventBus()
                .<JsonObject>request(Addresses.reconcile("phones"), new JsonObject())
                .map(reply -> reply.body())
                .otherwise(new JsonObject()));
    }

    private void lost(String words, Photo... photos) {
        Wait.on(company.sendSms(CITIZEN, words, photos).otherwise(0));
        clock.advance(Duration.ofSeconds(1));
    }

    private Hosted host(JsonObject options) {
        return Wait.on(hosting.host(new SmsConnector(), "phones", options));
    }

    private JsonObject options() {
        return Provider.options()
                .put("from", "+34600000001")
                .put("apiBase", company.pageUri().toString());
    }

    private static SandboxOptions companyOptions() {
        return new SandboxOptions(
                "127.0.0.1",
                0,
                0,
                0,
                "city.example",
                "buzon",
                "buzon-password",
                Provider.ACCOUNT,
                Provider.TOKEN,
                "+34600000001",
                URI.create("http://127.0.0.1:1/nobody"),
                List.of());
    }
}
