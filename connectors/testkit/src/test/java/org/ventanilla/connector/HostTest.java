package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.Checker.Result;
import org.ventanilla.connector.Health.State;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Submission;
import org.ventanilla.model.TrailEntry;

/** One instance as a whole: its life, its counts, its log, and a parser that breaks it. */
class HostTest {
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Instant START = Instant.parse("2026-03-01T10:15:30Z");

    private final Vertx vertx = Vertx.vertx();
    private final WebClient client = WebClient.create(vertx);
    private final FakeHub hub = new FakeHub(vertx);
    private final HandClock clock = new HandClock(START);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        hosting = Hosting.inMemory(vertx, state, clock).with(blobs).with(Hosting.QUICK.at(Puppet.QUICK));
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void every_report_names_its_kept_original_without_what_lets_somebody_in() {
        var hosted = host(bell());
        Wait.on(client.post(hosted.port(), "127.0.0.1", "/in/puppet/ring")
                .putHeader(Bell.SIGNATURE, "genuine")
                .putHeader("Authorization", "Bearer s3cret")
                .sendBuffer(Buffer.buffer("7=lamp")));
        String ref = String.valueOf(hub.reports().get(0).rawRef());
        Buffer raw = Wait.on(blobs.get(ref));
        assertThat(SpooledRequest.read(raw).body().toString()).isEqualTo("7=lamp");
        assertThat(raw.toString()).doesNotContain("s3cret");
        Wait.on(hosted.stop());
    }

    @Test
    void a_piece_that_cannot_be_named_or_taken_is_kept_by_its_content_and_the_others_go_on() {
        hub.decide(s -> "bad".equals(s.text() == null ? "" : s.text().raw())
                ? new FakeHub.Verdict.Refused("text")
                : FakeHub.Verdict.USUAL);
        var hosted = host(bell());
        String tooLong = "x".repeat(600) + "=long";
        assertThat(Wait.on(post(hosted, "1=one\n=nameless\n" + tooLong + "\n2=bad\n3=three"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.reports()).extracting(Submission::key).startsWith("puppet:1", "puppet:3");
        assertThat(hub.reports().get(2).key()).startsWith("puppet:raw:");
        assertThat(hosted.host().counts())
                .matches(Counts::addsUp)
                .extracting(Counts::received, Counts::quarantined)
                .containsExactly(1L, 1L);
        Wait.on(hosted.stop());
    }

    @Test
    void a_flood_of_requests_that_hang_takes_few_threads_and_stops_nobody_else() {
        List<Thread> before = parsing();
        var stuck = new Semaphore(0);
        var hanging = new Bell();
        hanging.onParse = body -> {
            if (body.startsWith("hang")) {
                stuck.acquireUninterruptibly();
            }
        };
        hosting = hosting.with(
                Hosting.QUICK.at(Puppet.QUICK).withItem(Duration.ofMillis(100)).withHub(LONG, LONG));
        var hosted = host(new Puppet(context -> Assembly.none().withWebhook(hanging)));
        var answers = IntStream.range(0, 60)
                .mapToObj(n -> post(hosted, "hang" + n + "=x"))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(Wait.on(answer).statusCode()).isEqualTo(200));
        assertThat(hub.reports()).hasSize(60).allMatch(s -> s.quarantine() != null);
        assertThat(hosted.host().health())
                .extracting(Health::state, Health::detail)
                .containsExactly(State.DEGRADED, "parse-hangs");
        assertThat(parsing()).filteredOn(thread -> !before.contains(thread)).hasSizeBetween(1, 2 * Parsing.MAX_STUCK);
        stuck.release(1_000);
        Wait.until(vertx, "it recovers", () -> hosted.host().health().state() == State.RUNNING);
        assertThat(Wait.on(post(hosted, "7=lamp")).statusCode()).isEqualTo(200);
        assertThat(hub.reports()).extracting(Submission::key).contains("puppet:7");
        Wait.on(hosted.stop());
    }

    /** Another test's parse that never returns may have kept one. */
    private static List<Thread> parsing() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("parse-puppet"))
                .toList();
    }

    @Test
    void it_adds_up_while_items_wait_lie_on_disk_and_end() {
        hub.be(Mood.SILENT);
        var hosted = host(bell());
        var first = post(hosted, "1=one");
        Wait.until(vertx, "it is in flight", () -> hosted.host().counts().inFlight() == 1);
        assertThat(hosted.host().counts()).matches(Counts::addsUp);
        Wait.on(first);
        assertThat(hosted.host().counts().received()).isOne();
        assertThat(hosted.host().counts()).matches(Counts::addsUp);
        hub.be(Mood.WELL);
        Wait.until(
                vertx,
                "it is through",
                () -> hosted.host().counts().spooled() == 0
                        && hosted.host().counts().inFlight() == 0);
        assertThat(hosted.host().counts()).matches(Counts::addsUp).matches(counts -> counts.received() == 1);
        Wait.on(hosted.stop());
    }

    @Test
    void draining_lets_what_is_in_flight_end_and_takes_nothing_more() {
        hosting = hosting.with(Hosting.QUICK.at(Puppet.QUICK).withHub(LONG, LONG));
        hub.be(Mood.HOLDING);
        var hosted = host(bell());
        var before = post(hosted, "1=one");
        Wait.until(vertx, "the hub is asked", () -> hub.heldBack() == 1);
        var drained = hosted.host().drain(START.plus(LONG));
        assertThat(hosted.host().health().state()).isEqualTo(State.DRAINING);
        assertThat(hosted.host().isReady()).isFalse();
        assertThat(Wait.on(post(hosted, "2=two")).statusCode()).isEqualTo(503);
        assertThat(drained.isComplete()).isFalse();
        hub.release();
        Wait.on(drained);
        assertThat(Wait.on(before).statusCode()).isEqualTo(200);
        Wait.on(hosted.stop());
        assertThat(hosted.host().health().state()).isEqualTo(State.STOPPED);
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("puppet:1");
    }

    @Test
    void draining_ends_at_its_deadline() {
        hosting = hosting.with(Hosting.QUICK.at(Puppet.QUICK).withHub(LONG, LONG));
        hub.be(Mood.HOLDING);
        var hosted = host(bell());
        var held = post(hosted, "1=one");
        Wait.until(vertx, "the hub is asked", () -> hub.heldBack() == 1);
        assertThatThrownBy(() -> Wait.on(hosted.host().drain(START.plusMillis(100))))
                .hasMessageContaining("Timeout");
        hub.release();
        assertThat(Wait.on(held).statusCode()).isEqualTo(200);
    }

    @Test
    void the_pages_of_a_channel_are_counted_logged_and_speak_for_themselves_only() {
        var door = new CompletableFuture<Intake>();
        var hosted = host(new Puppet(context -> {
            door.complete(context.intake());
            return Assembly.none();
        }));
        var ours = new Submissions("puppet", Said.descriptor("puppet"));
        var theirs = new Submissions("another", Said.descriptor("puppet"));
        Wait.on(door.join().accept(ours.of(Said.draft("1", "lamp"), List.of(), null, null, START)));
        var forged = theirs.of(Said.draft("1", "lamp"), List.of(), null, null, START);
        assertThatThrownBy(() -> Wait.on(door.join().accept(forged))).hasCauseInstanceOf(Refused.class);
        assertThat(hosted.host().counts().accepted()).isOne();
        Wait.until(vertx, "it is logged", () -> hub.trail().size() == 2);
        assertThat(hub.trail()).extracting(TrailEntry::step).containsExactly("received", "receipt");
        Wait.on(hosted.stop());
        assertThatThrownBy(
                        () -> Wait.on(door.join().accept(ours.of(Said.draft("2", "x"), List.of(), null, null, START))))
                .hasCauseInstanceOf(NoReceipt.class);
    }

    @Test
    void from_a_key_one_finds_what_happened_to_the_item() {
        var hosted = host(bell());
        Wait.on(post(hosted, "7=secret words"));
        Wait.on(post(hosted, "!exception"));
        Wait.until(vertx, "all is logged", () -> hub.trail().size() == 5);
        assertThat(hub.trail().stream().filter(line -> line.key().equals("puppet:7")))
                .extracting(TrailEntry::step, TrailEntry::code)
                .containsExactly(tuple("received", null), tuple("parsed", null), tuple("receipt", "ACCEPTED"));
        assertThat(hub.trail().get(4).step()).isEqualTo("quarantined");
        assertThat(hub.trail().toString()).doesNotContain("secret");
        Wait.on(hosted.stop());
    }

    @Test
    void a_check_always_has_an_answer_and_silence_is_not_well() {
        assertThat(check(() -> Future.succeededFuture(Result.OK)).isOk()).isTrue();
        assertThat(check(() -> Future.succeededFuture(Result.of("token", "wrong")))
                        .isOk())
                .isFalse();
        assertThat(check(() -> Promise.<Result>promise().future()).isOk()).isFalse();
        assertThat(check(() -> Future.failedFuture("a secret")).problems().toString())
                .doesNotContain("secret");
        assertThat(check(() -> {
                            throw new AssertionError("bug");
                        })
                        .isOk())
                .isFalse();
        var listens = host(bell());
        assertThat(Wait.on(listens.host().check()).isOk()).isTrue();
        var speaks = host(new Puppet(context -> Assembly.none().withSender(update -> Future.failedFuture("x"))));
        assertThat(Wait.on(speaks.host().check()).isOk()).isFalse();
    }

    @Test
    void a_checked_instance_says_so_until_it_starts() {
        var board = new StatusBoard("x", clock);
        board.checked();
        assertThat(board.health(0, true).state()).isEqualTo(State.CHECKED);
        board.set(State.STARTING, null);
        board.started();
        board.checked();
        assertThat(board.health(0, true).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void an_event_loop_that_does_not_answer_is_not_alive() {
        var now = new AtomicLong();
        var blocked = new Semaphore(0);
        var idle = Vertx.vertx();
        var pulse = new Pulse(vertx, now::get);
        vertx.runOnContext(loop -> {
            assertThat(pulse.beats()).isTrue(); // leaves its question on this very loop
            blocked.acquireUninterruptibly();
        });
        Wait.until(idle, "the loop is blocked", blocked::hasQueuedThreads);
        assertThat(pulse.beats()).isTrue();
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(pulse.beats()).isFalse();
        blocked.release();
        Wait.until(idle, "it answers again", pulse::beats);
        Wait.on(idle.close());
    }

    private Result check(Checker checker) {
        return Wait.on(host(new Puppet(context -> Assembly.none().withChecker(checker)))
                .host()
                .check());
    }

    private static Puppet bell() {
        return new Puppet(context -> Assembly.none().withWebhook(new Bell()));
    }

    private Hosted host(Connector connector) {
        return Wait.on(hosting.host(connector, "puppet", new JsonObject()));
    }

    private Future<HttpResponse<Buffer>> post(Hosted to, String body) {
        return client.post(to.port(), "127.0.0.1", "/in/puppet/ring")
                .putHeader(Bell.SIGNATURE, "genuine")
                .sendBuffer(Buffer.buffer(body));
    }
}
