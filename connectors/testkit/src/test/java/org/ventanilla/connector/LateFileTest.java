package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.connector.Assembly.RemoteFiles;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.MemorySourceState;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Attachment.State;
import org.ventanilla.model.Submission;

/** Report first, media later: files that still wait at the provider when the report arrives. */
class LateFileTest {
    private static final URI ADDRESS = URI.create("https://provider.example/media/1");

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void open() {
        Wait.on(hub.open());
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void a_file_that_is_not_ready_follows_its_report_when_it_is() {
        report(address -> asked.incrementAndGet() < 3
                ? Future.failedFuture("not ready")
                : Future.succeededFuture(Buffer.buffer("picture")));
        assertThat(hub.reports().get(0).attachments())
                .extracting(Attachment::state)
                .containsExactly(State.PENDING);
        var late = followUp();
        assertThat(late.key()).isEqualTo("bell:1:file:0");
        assertThat(late.thread()).extracting(Submission.ThreadRef::parentKey).isEqualTo("bell:1");
        assertThat(late.attachments()).extracting(Attachment::state).containsExactly(State.STORED);
        assertThat(blobs.contents()).containsExactly(Buffer.buffer("picture"));
    }

    @Test
    void a_file_that_never_comes_is_given_up_and_the_report_stands() {
        report(address -> {
            asked.incrementAndGet();
            return Future.failedFuture("not ready");
        });
        assertThat(followUp().attachments()).extracting(Attachment::state).containsExactly(State.UNAVAILABLE);
        assertThat(asked).hasValue(1 + Hosting.QUICK.files().size());
    }

    @Test
    void a_file_that_the_provider_refuses_is_asked_for_once() {
        report(address -> {
            asked.incrementAndGet();
            return Future.failedFuture(new Refused("gone"));
        });
        assertThat(followUp().attachments()).extracting(Attachment::state).containsExactly(State.UNAVAILABLE);
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_fetch_that_throws_is_a_fetch_that_failed() {
        report(address -> {
            throw new IllegalStateException("bug");
        });
        assertThat(followUp().attachments()).extracting(Attachment::state).containsExactly(State.UNAVAILABLE);
    }

    @Test
    void a_file_fetched_while_the_hub_is_away_is_handed_over_when_it_is_back() {
        report(address -> {
            hub.be(Mood.FAILING);
            return Future.succeededFuture(Buffer.buffer("picture"));
        });
        // More than the few quick tries of one request to the hub.
        Wait.until(vertx, "tried again and again", () -> hub.submissions().size() > 6);
        hub.be(Mood.WELL);
        assertThat(followUp().attachments()).extracting(Attachment::state).containsExactly(State.STORED);
    }

    private void report(RemoteFiles provider) {
        var clock = new HandClock(Instant.EPOCH);
        var services = new HostServices(
                vertx,
                clock,
                URI.create("https://city.example"),
                Path.of("unused"),
                blobs,
                new MemorySourceState(clock).node("one"),
                Hosting.QUICK);
        var submissions = new Submissions("bell", Said.descriptor("bell"));
        var flow = new ItemFlow(services, new HubLink(vertx, Hosting.QUICK), submissions, provider);
        var said = Said.draft("1", "look");
        var withFile = new Inbound.Draft(
                said.nativeId(),
                null,
                said.reporter(),
                null,
                said.text(),
                null,
                null,
                null,
                List.of(new DraftFile.Remote(ADDRESS, "image/jpeg")),
                null,
                List.of());
        assertThat(Wait.on(flow.deliver(withFile, null, null))).isNotNull();
        var unused = flow.fetchLate(withFile);
    }

    private Submission followUp() {
        Wait.until(vertx, "the file follows", () -> hub.reports().size() == 2);
        return hub.reports().get(1);
    }
}
