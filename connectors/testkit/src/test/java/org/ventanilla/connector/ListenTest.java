package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.Health.State;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Submission;

/** A channel that pushes over TCP, over real sockets: what is asked of the hub and what the other side is told. */
class ListenTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        hosting = Hosting.inMemory(vertx, state, new HandClock(Instant.parse("2026-03-01T10:15:30Z")))
                .with(blobs);
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    private Hosted host(Pipe pipe) {
        return Wait.on(hosting.host(pipe, "pipe", Pipe.options()));
    }

    private static Listening listening(Hosted hosted) {
        return Objects.requireNonNull(hosted.host().vitals().listening());
    }

    /** Connected and greeted. */
    private static Caller caller(Hosted hosted) throws IOException {
        var caller = new Caller(listening(hosted).port());
        assertThat(caller.hear()).isEqualTo("hello");
        return caller;
    }

    @Test
    void safe_is_said_only_after_the_receipt() throws Exception {
        hosting = hosting.with(Hosting.QUICK.withHub(LONG, LONG));
        hub.be(Mood.HOLDING);
        try (var caller = caller(host(Pipe.open()))) {
            caller.say("7=a lamp is out\n");
            Wait.until(vertx, "the hub is asked", () -> hub.heldBack() == 1);
            assertThat(hub.reports()).isEmpty();
            hub.release();
            assertThat(caller.hear()).isEqualTo("safe");
        }
        assertThat(hub.reports()).singleElement().satisfies(report -> {
            assertThat(report.key()).isEqualTo("pipe:7");
            assertThat(Wait.on(blobs.get(String.valueOf(report.rawRef()))).toString())
                    .isEqualTo("7=a lamp is out");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SILENT", "FAILING", "STORES_BUT_SILENT"})
    void without_a_receipt_the_other_side_must_come_again_and_there_is_one_report(Mood mood) throws Exception {
        hub.be(mood);
        var hosted = host(Pipe.open());
        try (var caller = caller(hosted)) {
            caller.say("7=lamp\n");
            assertThat(caller.hear()).isEqualTo("later");
            hub.be(Mood.WELL);
            caller.say("7=lamp\n");
            assertThat(caller.hear()).isEqualTo("safe");
        }
        assertThat(hub.reports()).hasSize(1);
        assertThat(listening(hosted).putOff()).isOne();
        assertThat(hosted.host().health().spooled()).isZero();
    }

    @Test
    void an_item_that_takes_too_long_is_put_off_though_the_hub_is_still_asked() throws Exception {
        hosting = hosting.with(Hosting.QUICK.withHub(LONG, LONG));
        hub.be(Mood.HOLDING);
        var impatient =
                new Pipe(0, List.of("127.0.0.1"), Pipe.limits(5, Duration.ofMinutes(1), Duration.ofMillis(100)));
        try (var caller = caller(host(impatient))) {
            caller.say("7=lamp\n");
            assertThat(caller.hear()).isEqualTo("later");
            hub.release();
            caller.say("7=lamp\n");
            assertThat(caller.hear()).isEqualTo("safe");
        }
        assertThat(hub.reports()).hasSize(1);
    }

    @Test
    void what_is_said_behind_an_item_is_heard_after_its_answer() throws Exception {
        try (var caller = caller(host(Pipe.open()))) {
            caller.say("1=one\n2=two\n3=three\nbye\n");
            assertThat(List.of(caller.hear(), caller.hear(), caller.hear(), caller.hear()))
                    .containsExactly("safe", "safe", "safe", "bye");
            assertThat(caller.hear()).isNull();
        }
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("pipe:1", "pipe:2", "pipe:3");
    }

    @Test
    void what_cannot_be_read_is_kept_raw_for_a_person_and_is_safe() throws Exception {
        try (var caller = caller(host(Pipe.open()))) {
            caller.say("7=!\n");
            assertThat(caller.hear()).isEqualTo("safe");
        }
        assertThat(hub.reports()).singleElement().satisfies(report -> {
            assertThat(report.key()).isEqualTo("pipe:7");
            assertThat(report.quarantine()).isNotNull();
        });
    }

    @Test
    void what_cannot_be_kept_because_the_disk_is_full_is_put_off_and_never_handed_over() throws Exception {
        blobs.setAway(true);
        try (var caller = caller(host(Pipe.open()))) {
            caller.say("7=lamp\n");
            assertThat(caller.hear()).isEqualTo("later");
            assertThat(hub.submissions()).isEmpty();
            blobs.setAway(false);
            caller.say("7=lamp\n");
            assertThat(caller.hear()).isEqualTo("safe");
        }
        assertThat(hub.reports()).hasSize(1);
    }

    @Test
    void half_an_item_is_nobodys() throws Exception {
        var hosted = host(Pipe.open());
        try (var caller = caller(hosted)) {
            caller.say("7=a lamp is");
        }
        Wait.until(vertx, "it is gone", () -> listening(hosted).connections() == 0);
        assertThat(hub.submissions()).isEmpty();
    }

    @Test
    void who_hangs_up_before_the_answer_and_comes_again_makes_one_report() throws Exception {
        hosting = hosting.with(Hosting.QUICK.withHub(LONG, LONG));
        hub.be(Mood.HOLDING);
        var hosted = host(Pipe.open());
        try (var caller = caller(hosted)) {
            caller.say("7=lamp\n");
            Wait.until(vertx, "the hub is asked", () -> hub.heldBack() == 1);
        }
        hub.release();
        try (var again = caller(hosted)) {
            again.say("7=lamp\n");
            assertThat(again.hear()).isEqualTo("safe");
        }
        assertThat(hub.reports()).hasSize(1);
    }

    @Test
    void an_authors_mistake_ends_the_connection_and_no_other() throws Exception {
        var hosted = host(Pipe.open());
        try (var bad = caller(hosted);
                var good = caller(hosted)) {
            bad.say("!throw\n");
            assertThat(bad.hear()).isNull();
            good.say("7=lamp\n");
            assertThat(good.hear()).isEqualTo("safe");
        }
    }

    @Test
    void who_finds_all_connections_taken_is_told_so_and_may_come_later() throws Exception {
        var hosted = host(new Pipe(0, List.of("127.0.0.1"), Pipe.limits(1, Duration.ofMinutes(1), LONG)));
        try (var first = caller(hosted);
                var second = new Caller(listening(hosted).port())) {
            assertThat(second.hear()).isEqualTo("BUSY");
            assertThat(second.hear()).isNull();
            first.say("bye\n");
            assertThat(first.hear()).isEqualTo("bye");
        }
        Wait.until(vertx, "the first is gone", () -> listening(hosted).connections() == 0);
        try (var third = caller(hosted)) {
            third.say("7=lamp\n");
            assertThat(third.hear()).isEqualTo("safe");
        }
        assertThat(listening(hosted).turnedAway()).isOne();
    }

    @Test
    void more_than_all_may_hold_together_is_not_taken_in() throws Exception {
        try (var caller = caller(host(Pipe.open()))) {
            caller.say("7=" + "x".repeat(2_000));
            assertThat(caller.hear()).isEqualTo("BUSY");
        }
        assertThat(hub.submissions()).isEmpty();
    }

    @Test
    void strangers_are_turned_away() throws Exception {
        var hosted = host(new Pipe(0, List.of("192.0.2.0/24"), Pipe.limits(5, LONG, LONG)));
        try (var stranger = new Caller(listening(hosted).port())) {
            assertThat(stranger.hear()).isEqualTo("STRANGER");
            assertThat(stranger.hear()).isNull();
        }
    }

    @Test
    void who_says_nothing_is_sent_away_and_who_waits_for_the_hub_is_not() throws Exception {
        hosting = hosting.with(Hosting.QUICK.withHub(LONG, LONG));
        hub.be(Mood.HOLDING);
        var hosted = host(new Pipe(0, List.of("127.0.0.1"), Pipe.limits(5, Duration.ofMillis(200), LONG)));
        try (var waiting = caller(hosted)) {
            waiting.say("7=lamp\n");
            Wait.until(vertx, "the hub is asked", () -> hub.heldBack() == 1);
            try (var silent = caller(hosted)) {
                assertThat(silent.hear()).isEqualTo("IDLE");
                assertThat(silent.hear()).isNull();
            }
            hub.release();
            assertThat(waiting.hear()).isEqualTo("safe");
        }
    }

    @Test
    void stopping_answers_what_is_under_way_and_takes_nothing_new() throws Exception {
        hosting = hosting.with(Hosting.QUICK.withHub(LONG, LONG));
        hub.be(Mood.HOLDING);
        var hosted = host(Pipe.open());
        int port = listening(hosted).port();
        try (var waiting = caller(hosted);
                var silent = caller(hosted)) {
            waiting.say("7=lamp\n8=behind it\n");
            Wait.until(vertx, "the hub is asked", () -> hub.heldBack() == 1);
            var stopping = hosted.host().stop();
            assertThat(silent.hear()).isEqualTo("STOPPING");
            try (var late = new Caller(port)) {
                assertThat(late.hear()).isEqualTo("STOPPING");
            }
            hub.release();
            assertThat(waiting.hear()).isEqualTo("safe");
            assertThat(waiting.hear()).isEqualTo("STOPPING");
            Wait.on(stopping);
        }
        assertThat(hub.reports()).extracting(Submission::key).containsExactly("pipe:7");
        // A closed server may listen until its event loop looks next.
        Wait.until(vertx, "nobody listens", () -> isFree(port));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_port_that_is_taken_is_an_alarm_until_it_is_free() throws Exception {
        Hosted hosted;
        int port;
        try (var other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            port = other.getLocalPort();
            hosted = host(new Pipe(port, List.of("127.0.0.1"), Pipe.limits(5, LONG, LONG)));
            assertThat(hosted.host().health().state()).isEqualTo(State.DEGRADED);
            assertThat(hosted.host().health().alarms()).contains(ListenRunner.NOT_LISTENING);
            assertThat(listening(hosted).port()).isZero();
        }
        Wait.until(vertx, "it listens", () -> listening(hosted).port() == port);
        assertThat(hosted.host().health().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void two_instances_of_one_process_never_share_a_port() throws Exception {
        var first = host(Pipe.open());
        int port = listening(first).port();
        var second = Wait.on(hosting.host(
                new Pipe(port, List.of("127.0.0.1"), Pipe.limits(5, LONG, LONG)), "other", Pipe.options()));
        assertThat(second.host().health().alarms()).contains(ListenRunner.NOT_LISTENING);
        assertThat(Wait.on(second.host().check()).problems())
                .singleElement()
                .extracting(Checker.Problem::option)
                .isEqualTo("pipe.port");
        for (int n = 0; n < 4; n++) {
            try (var caller = caller(first)) {
                caller.say(n + "=lamp\n");
                assertThat(caller.hear()).isEqualTo("safe");
            }
        }
        assertThat(hub.reports()).extracting(Submission::instance).containsOnly("pipe");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "192.0.2.0/24, 192.0.2.200, true",
        "192.0.2.0/24, 192.0.3.1, false",
        "0.0.0.0/0, 192.0.3.1, true",
        "::1, ::1, true",
        "2001:db8::/32, 2001:db8:1::5, true",
        "2001:db8::/32, 2001:db9::5, false",
        "2001:db8::/32, 192.0.2.1, false"
    })
    void a_network_holds_the_addresses_that_begin_alike(String network, String address, boolean held) throws Exception {
        var peers = Listening.Peers.of("peers", List.of("198.51.100.1", network));
        assertThat(peers.allow(new InetSocketAddress(InetAddress.getByName(address), 1)))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.city.example", "", "192.0.2", "192.0.2.0/33", "192.0.2.0/x", "192.0.2.0/-1"})
    void a_name_or_nonsense_is_no_network(String text) {
        assertThatThrownBy(() -> Listening.Peers.of("pipe.peers", List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pipe.peers ");
    }
}
