package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.FakeHub.Verdict;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Submission;

/** A channel that calls us, over a real socket: what is asked of the hub and what is answered to the provider. */
class WebhookTest {
    private static final int LIMIT = 1024 * 1024;
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private final HttpClient plain = vertx.createHttpClient();
    private final FakeHub hub = new FakeHub(vertx);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final Bell bell = new Bell();
    private Hosting hosting;
    private Hosted hosted;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        hosting = Hosting.inMemory(vertx, state, new HandClock(Instant.parse("2026-03-01T10:15:30Z")))
                .with(blobs);
        hosted = host(bell, hosting);
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void a_genuine_request_is_answered_only_after_the_receipt() {
        var patient = host(bell, hosting.with(Hosting.QUICK.withHub(LONG, LONG)));
        hub.be(Mood.HOLDING);
        var answer = post(patient, "7=a lamp is out");
        Wait.until(vertx, "the hub is asked", () -> hub.heldBack() == 1);
        assertThat(answer.isComplete()).isFalse();
        hub.release();
        assertThat(Wait.on(answer).statusCode()).isEqualTo(200);
        assertThat(Wait.on(answer).bodyAsString()).isEqualTo("thanks");
        assertThat(hub.reports()).singleElement().satisfies(report -> {
            assertThat(report.key()).isEqualTo("bell:7");
            assertThat(report.text()).extracting(Submission.Text::raw).isEqualTo("a lamp is out");
        });
    }

    @Test
    void a_request_that_is_not_genuine_is_neither_kept_nor_handed_over() {
        var answer = Wait.on(client.post(hosted.port(), "127.0.0.1", "/in/bell/ring")
                .putHeader(Bell.SIGNATURE, "forged")
                .sendBuffer(Buffer.buffer("7=x")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(hub.submissions()).isEmpty();
        assertThat(blobs.contents()).isEmpty();
        assertThat(hosted.host().health().spooled()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!exception", "!error", "!stack"})
    void what_cannot_be_read_is_kept_raw_for_a_person_and_acknowledged(String body) {
        assertThat(Wait.on(post(hosted, body)).statusCode()).isEqualTo(200);
        assertThat(Wait.on(post(hosted, body)).statusCode()).isEqualTo(200);
        assertThat(hub.reports()).singleElement().satisfies(report -> {
            assertThat(report.key()).startsWith("bell:raw:");
            assertThat(report.quarantine())
                    .extracting(Submission.Quarantine::reason)
                    .isEqualTo("unparseable");
            var raw = SpooledRequest.read(Wait.on(blobs.get(String.valueOf(report.rawRef()))));
            assertThat(raw.body().toString()).isEqualTo(body);
        });
    }

    @Test
    void what_the_hub_refuses_is_kept_raw_for_a_person_and_acknowledged() {
        hub.decide(s -> s.quarantine() == null ? new Verdict.Refused("text: expected words") : Verdict.USUAL);
        assertThat(Wait.on(post(hosted, "7=")).statusCode()).isEqualTo(200);
        assertThat(hub.reports())
                .singleElement()
                .extracting(Submission::quarantine)
                .extracting(Submission.Quarantine::reason)
                .isEqualTo("refused");
    }

    @Test
    void every_item_of_a_request_is_handed_over() {
        assertThat(Wait.on(post(hosted, "1=one\n2=two\n3=three")).statusCode()).isEqualTo(200);
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("bell:1", "bell:2", "bell:3");
    }

    @Test
    void a_repeated_request_is_one_report_and_a_changed_one_is_a_conflict_and_both_are_acknowledged() {
        assertThat(List.of("7=lamp", "7=lamp", "7=lamp in Calle Burgos"))
                .allSatisfy(body ->
                        assertThat(Wait.on(post(hosted, body)).statusCode()).isEqualTo(200));
        // At least: a slow machine tells the hub twice, under the same key.
        assertThat(hub.submissions()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(hub.reports()).hasSize(1);
    }

    @Test
    void a_source_that_comes_back_by_itself_is_told_to_do_so() {
        hub.be(Mood.SILENT);
        var retrying = host(new Bell(Capability.SOURCE_RETRIES), hosting);
        var answer = Wait.on(post(retrying, "7=lamp"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
        assertThat(retrying.host().health().spooled()).isZero();
    }

    @Test
    void a_body_of_the_limit_is_taken_and_one_byte_more_is_too_large() {
        assertThat(Wait.on(post(hosted, "y".repeat(LIMIT))).statusCode()).isEqualTo(200);
        assertThat(Wait.on(post(hosted, "z".repeat(LIMIT + 1))).statusCode()).isEqualTo(413);
        assertThat(Wait.on(chunked("z".repeat(LIMIT + 1)))).isEqualTo(413);
        // Counting would not do: a slow machine spools the first, and the hub may then be told of it twice.
        assertThat(hub.submissions()).noneMatch(s -> s.key().contains("z"));
    }

    @Test
    void a_form_that_is_no_form_is_named_as_such() {
        var answer = Wait.on(client.post(hosted.port(), "127.0.0.1", "/in/bell/ring")
                .putHeader(Bell.SIGNATURE, "genuine")
                .putHeader("Content-Type", "application/x-www-form-urlencoded")
                .sendBuffer(Buffer.buffer("a=%zz")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(hub.submissions()).isEmpty();
    }

    @Test
    void the_path_below_the_instance_is_what_the_connector_sees() {
        for (String path : List.of("/in/bell/a/b?x=1", "/in/bell/", "/in/bell")) {
            assertThat(Wait.on(client.post(hosted.port(), "127.0.0.1", path).send())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(bell.paths).containsExactly("/a/b", "/", "/");
    }

    @Test
    void another_instance_whose_name_begins_alike_is_not_ours() {
        for (String path : List.of("/in/bells/ring", "/in/bel", "/in", "/in/BELL/ring")) {
            assertThat(Wait.on(client.post(hosted.port(), "127.0.0.1", path).send())
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(bell.paths).isEmpty();
    }

    @Test
    void a_reply_that_cannot_be_made_still_ends_the_request() {
        var answer = Wait.on(post(hosted, "7=!reply"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(hub.reports()).hasSize(1);
    }

    @Test
    void a_stopped_host_takes_nothing_in() {
        Wait.on(hosted.host().stop());
        var answer = Wait.on(post(hosted, "7=lamp"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
        assertThat(hub.submissions()).isEmpty();
    }

    @Test
    void stopping_waits_for_the_request_that_is_being_answered() {
        hub.be(Mood.SILENT);
        var answer = post(hosted, "7=lamp");
        Wait.until(vertx, "the hub is asked", () -> !hub.submissions().isEmpty());
        Wait.on(hosted.host().stop());
        assertThat(Wait.on(answer).statusCode()).isEqualTo(200);
        assertThat(hosted.host().health().spooled()).isOne();
    }

    @Test
    void a_burst_while_the_hub_is_away_loses_nothing_and_doubles_nothing() {
        Wait.on(hub.close());
        var answers = IntStream.range(0, 200)
                .mapToObj(n -> post(hosted, n + "=words " + n))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(Wait.on(answer).statusCode()).isEqualTo(200));
        Wait.on(hub.open());
        Wait.until(vertx, "all arrive", () -> hub.reports().size() == 200);
        Wait.until(vertx, "the spool is empty", () -> hosted.host().health().spooled() == 0);
        assertThat(hub.reports()).hasSize(200);
    }

    private static Hosted host(Bell bell, Hosting hosting) {
        return Wait.on(hosting.host(bell, "bell", new JsonObject()));
    }

    /** Without a length to announce, so that the limit shows only while reading. */
    private Future<Integer> chunked(String body) {
        return plain.request(HttpMethod.POST, hosted.port(), "127.0.0.1", "/in/bell/ring")
                .compose(request -> {
                    request.setChunked(true).headers().set(Bell.SIGNATURE, "genuine");
                    request.write(body.substring(1)).onFailure(cut -> {});
                    return request.send(body.substring(0, 1));
                })
                .map(response -> response.statusCode());
    }

    private Future<HttpResponse<Buffer>> post(Hosted to, String body) {
        return client.post(to.port(), "127.0.0.1", "/in/bell/ring")
                .putHeader(Bell.SIGNATURE, "genuine")
                .sendBuffer(Buffer.buffer(body));
    }
}
