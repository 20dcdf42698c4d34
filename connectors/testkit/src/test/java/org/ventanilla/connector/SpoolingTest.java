package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.FakeHub.Verdict;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Submission;

/** Sources that never come again: what the hub does not take in time lies on disk until it does. */
class SpoolingTest {
    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private final FakeHub hub = new FakeHub(vertx);
    private Path state;
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path folder) {
        state = folder;
        Wait.on(hub.open());
        hosting = Hosting.inMemory(vertx, state, new HandClock(Instant.parse("2026-03-01T10:15:30Z")));
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SILENT", "FAILING", "STORES_BUT_SILENT"})
    void without_a_receipt_the_request_is_on_disk_when_it_is_answered_and_becomes_one_report(Mood mood)
            throws IOException {
        hub.be(mood);
        var hosted = host();
        assertThat(Wait.on(ring(hosted, "7=lamp"))).isEqualTo(200);
        assertThat(files()).hasSize(1);
        hub.be(Mood.WELL);
        Wait.until(vertx, "the spool is empty", () -> hosted.host().health().spooled() == 0);
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("bell:7");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_restart_hands_over_what_lay_on_disk_in_order() {
        Wait.on(hub.close());
        var before = host();
        for (String body : List.of("1=one", "2=two", "3=three")) {
            assertThat(Wait.on(ring(before, body))).isEqualTo(200);
        }
        Wait.on(before.stop());
        Wait.on(hub.open());
        var after = host();
        Wait.until(vertx, "the spool is empty", () -> after.host().health().spooled() == 0);
        assertThat(hub.submissions()).extracting(Submission::key).containsExactly("bell:1", "bell:2", "bell:3");
    }

    @Test
    void a_stopped_host_hands_over_nothing_more() {
        hub.be(Mood.FAILING);
        var hosted = host();
        assertThat(Wait.on(ring(hosted, "1=one"))).isEqualTo(200);
        Wait.on(hosted.stop());
        // What was on the way is through after this: the longest wait of the spool is 40 ms here.
        Wait.on(vertx.timer(50, TimeUnit.MILLISECONDS));
        int asked = hub.submissions().size();
        hub.be(Mood.WELL);
        Wait.on(vertx.timer(50, TimeUnit.MILLISECONDS));
        assertThat(hub.submissions()).hasSize(asked);
        assertThat(hosted.host().health().spooled()).isOne();
    }

    @Test
    void a_request_the_hub_will_never_take_is_set_aside_and_holds_up_nobody() throws IOException {
        hub.decide(s -> s.key().equals("bell:2") ? Verdict.USUAL : new Verdict.Refused("never"));
        var hosted = host();
        assertThat(Wait.on(ring(hosted, "1=one"))).isEqualTo(200);
        hub.be(Mood.FAILING);
        assertThat(Wait.on(ring(hosted, "2=two"))).isEqualTo(200);
        hub.be(Mood.WELL);
        Wait.until(vertx, "the second arrives", () -> hub.reports().size() == 1);
        Wait.until(vertx, "the spool is empty", () -> hosted.host().health().spooled() == 0);
        assertThat(files()).singleElement().satisfies(aside -> {
            assertThat(aside.toString()).endsWith(Spool.ASIDE);
            assertThat(SpooledRequest.read(Buffer.buffer(Files.readAllBytes(aside)))
                            .body()
                            .toString())
                    .isEqualTo("1=one");
        });
    }

    @Test
    void a_file_that_is_no_request_is_set_aside_and_holds_up_nobody() throws IOException {
        var folder = Files.createDirectories(state.resolve("bell").resolve("spool"));
        Files.writeString(folder.resolve("0000000000000000000.item"), "{half of it");
        Wait.on(hub.close());
        var hosted = host();
        assertThat(Wait.on(ring(hosted, "2=two"))).isEqualTo(200);
        Wait.on(hub.open());
        Wait.until(vertx, "the second arrives", () -> hub.reports().size() == 1);
        Wait.until(vertx, "the spool is empty", () -> hosted.host().health().spooled() == 0);
        assertThat(files()).singleElement().asString().endsWith(Spool.ASIDE);
    }

    @Test
    void a_spool_that_cannot_be_written_stops_the_start() throws IOException {
        Files.writeString(state.resolve("bell"), "a file where the folder should be");
        assertThatThrownBy(this::host).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void a_disk_that_refuses_is_told_to_the_source_and_to_readiness_until_it_takes_again() throws IOException {
        Wait.on(hub.close());
        var hosted = host();
        var folder = state.resolve("bell").resolve("spool");
        Files.delete(folder);
        assertThat(Wait.on(ring(hosted, "1=one"))).isEqualTo(503);
        assertThat(hosted.host().isReady()).isFalse();
        Files.createDirectories(folder);
        Wait.until(vertx, "there is room again", () -> hosted.host().isReady());
        assertThat(Wait.on(ring(hosted, "1=one"))).isEqualTo(200);
        Wait.on(hub.open());
        Wait.until(vertx, "the report arrives", () -> hub.reports().size() == 1);
    }

    private Hosted host() {
        return Wait.on(hosting.host(new Bell(), "bell", new JsonObject()));
    }

    private Future<Integer> ring(Hosted hosted, String body) {
        return client.post(hosted.port(), "127.0.0.1", "/in/bell/ring")
                .putHeader(Bell.SIGNATURE, "genuine")
                .sendBuffer(Buffer.buffer(body))
                .map(answer -> answer.statusCode());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(state.resolve("bell").resolve("spool"))) {
            return files.toList();
        }
    }
}
