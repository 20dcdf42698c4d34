package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    private final HandClock clock = new HandClock(Instant.EPOCH);
    private final Submissions submissions = new Submissions("bell", Said.descriptor("bell"));
    private final HubLink link = new HubLink(vertx, Hosting.QUICK, new RecentlySent());

    private Path state;

    @BeforeEach
    void open(@TempDir Path folder) {
        state = folder;
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
        assertThat(blobs.contents()).contains(Buffer.buffer("picture"));
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

    @Test
    void a_file_still_awaited_at_a_restart_is_fetched_afterwards() throws IOException {
        var stuck = Promise.<Buffer>promise();
        report(address -> stuck.future());
        Wait.until(vertx, "it is asked for", () -> onDisk() == 1);
        var after = files(address -> Future.succeededFuture(Buffer.buffer("picture")));
        Wait.on(after.start());
        assertThat(followUp().attachments()).extracting(Attachment::state).containsExactly(State.STORED);
        Wait.until(vertx, "it leaves the disk", () -> onDisk() == 0);
        assertThat(followUp().key()).isEqualTo("bell:1:file:0");
    }

    @Test
    void a_file_that_came_leaves_nothing_on_disk() {
        report(address -> Future.succeededFuture(Buffer.buffer("picture")));
        assertThat(followUp().key()).isEqualTo("bell:1:file:0");
        Wait.until(vertx, "it leaves the disk", () -> onDisk() == 0);
    }

    @Test
    void without_room_for_the_pending_file_there_is_no_receipt() throws IOException {
        var files = files(address -> Future.failedFuture("not ready"));
        Files.delete(state.resolve("bell/late"));
        assertThatThrownBy(() -> Wait.on(take(files))).hasCauseInstanceOf(IOException.class);
        assertThat(hub.reports()).isEmpty();
    }

    @Test
    void a_file_on_disk_that_is_none_is_set_aside_and_the_others_are_taken_up() throws IOException {
        var before = files(address -> Promise.<Buffer>promise().future());
        Wait.on(before.keep("bell:9", List.of(new DraftFile.Remote(ADDRESS, null))));
        Files.writeString(state.resolve("bell/late/" + "0".repeat(64) + ".late"), "half");
        Wait.on(files(address -> Future.succeededFuture(Buffer.buffer("picture")))
                .start());
        Wait.until(vertx, "the other follows", () -> hub.reports().size() == 1);
        assertThat(hub.reports().get(0).key()).isEqualTo("bell:9:file:0");
    }

    private long onDisk() {
        try (var files = Files.list(state.resolve("bell/late"))) {
            return files.filter(file -> file.toString().endsWith(LateFile.SUFFIX))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(RemoteFiles provider) {
        try {
            assertThat(Wait.on(take(files(provider))).receipts()).hasSize(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LateFiles files(RemoteFiles provider) throws IOException {
        var fetch = new LateFetch(services(), "bell", way(), provider);
        return new LateFiles(services(), "bell", fetch);
    }

    private HostServices services() {
        return new HostServices(
                vertx,
                clock,
                URI.create("https://city.example"),
                state,
                blobs,
                new MemorySourceState(clock).node("one"),
                Hosting.QUICK);
    }

    private Way way() {
        return new Way(link, submissions, new Trail(services(), "bell"));
    }

    private Future<Ending> take(LateFiles files) {
        var parsing = new Parsing(services(), "bell", new StatusBoard("bell", clock));
        var flow = new ItemFlow(services(), way(), parsing, files);
        var said = Said.draft("1", "look");
        var withFile = said.withFiles(List.of(new DraftFile.Remote(ADDRESS, "image/jpeg")));
        var item = new Native(
                Buffer.buffer("look"),
                "text/plain",
                "1",
                "raw:1",
                clock.instant(),
                Native.Via.LIVE,
                () -> List.of(withFile));
        return flow.take(item, null);
    }

    private Submission followUp() {
        Wait.until(vertx, "the file follows", () -> hub.reports().size() == 2);
        return hub.reports().get(1);
    }
}
