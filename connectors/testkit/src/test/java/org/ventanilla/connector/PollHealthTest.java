package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.Health.State;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.Wait;

/** What an instance says about itself while its source is well, away, closed to it, or silent. */
class PollHealthTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30Z");

    /** Looked for every 200 ms. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final HandClock clock = new HandClock(START);
    private final Well well = new Well();
    private Hosting hosting;

    @BeforeEach
    void open(@TempDir Path state) {
        Wait.on(hub.open());
        hosting = Hosting.inMemory(vertx, state, clock);
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void a_source_that_is_away_at_the_start_degrades_and_recovers_without_a_restart() {
        well.onOpen = new IllegalStateException("connection refused");
        var hosted = host();
        Wait.until(vertx, "it says so", () -> state(hosted) == State.DEGRADED);
        assertThat(hosted.host().health())
                .extracting(Health::detail, Health::lastContact)
                .containsExactly("source-away", null);
        assertThat(hosted.host().isReady()).isTrue();
        well.onOpen = null;
        Wait.until(vertx, "it runs", () -> state(hosted) == State.RUNNING);
        assertThat(hosted.host().health().detail()).isNull();
        Wait.on(hosted.stop());
    }

    @Test
    void wrong_credentials_are_not_tried_again_and_make_the_instance_unready() {
        well.onOpen = SourceProblem.of(SourceProblem.Kind.BAD_CREDENTIALS, "refused");
        var hosted = host();
        Wait.until(vertx, "it says so", () -> state(hosted) == State.FAILED);
        // Many times the longest wait of a source that is only away, which is 40 ms here.
        Wait.on(vertx.timer(200, TimeUnit.MILLISECONDS));
        assertThat(well.opened.get()).isLessThanOrEqualTo(2);
        assertThat(hosted.host().isReady()).isFalse();
        Wait.on(hosted.stop());
    }

    @Test
    void ten_minutes_without_a_good_look_are_an_alarm_beside_whatever_the_state_says() {
        var hosting9 = hosting.with(Hosting.QUICK.at(Pace.STANDARD.withSilence(SILENCE)));
        var hosted = Wait.on(hosting9.host(well, "well", new JsonObject()));
        Wait.until(vertx, "it looked", () -> hosted.host().health().lastContact() != null);
        assertThat(hosted.host().health().alarms()).isEmpty();
        well.onFetch = new IllegalStateException("connection reset");
        well.nudge();
        Wait.until(vertx, "it says so", () -> state(hosted) == State.DEGRADED);
        assertThat(hosted.host().health().alarms()).isEmpty();
        clock.advance(SILENCE.plusMillis(1));
        Wait.until(
                vertx, "it is an alarm", () -> hosted.host().health().alarms().contains("no-contact"));
        assertThat(hosted.host().health().detail()).isEqualTo("source-away");
        well.onFetch = null;
        Wait.until(vertx, "all is well", () -> state(hosted) == State.RUNNING);
        assertThat(hosted.host().health().alarms()).isEmpty();
        Wait.on(hosted.stop());
    }

    @Test
    void a_pause_after_a_refusal_is_not_taken_for_silence() {
        well.onOpen = SourceProblem.of(SourceProblem.Kind.BAD_CREDENTIALS, "refused");
        var hosted = Wait.on(hosting.with(Hosting.QUICK.at(Pace.STANDARD.withSilence(SILENCE)))
                .host(well, "well", new JsonObject()));
        Wait.until(vertx, "it says so", () -> state(hosted) == State.FAILED);
        clock.advance(SILENCE.plusMillis(1));
        Wait.until(
                vertx, "it is an alarm", () -> hosted.host().health().alarms().contains("no-contact"));
        assertThat(hosted.host().health().alarms()).containsOnly("no-contact");
        Wait.on(hosted.stop());
    }

    @Test
    void the_last_contact_tells_how_long_a_source_has_been_silent() {
        var hosted = host();
        Wait.until(vertx, "it runs", () -> state(hosted) == State.RUNNING);
        clock.advance(Duration.ofSeconds(3));
        assertThat(hosted.host().health().lastContact()).isEqualTo(START);
        int looks = well.looks.get();
        well.nudge();
        Wait.until(vertx, "it looked", () -> well.looks.get() > looks);
        Wait.until(vertx, "it wrote that down", () -> START.plusSeconds(3)
                .equals(hosted.host().health().lastContact()));
        Wait.on(hosted.stop());
    }

    @Test
    void failures_between_good_looks_do_not_add_up() {
        var hosted = Wait.on(hosting.with(doublingTo(Duration.ofSeconds(40))).host(well, "well", new JsonObject()));
        for (int n = 0; n < 14; n++) {
            Wait.until(vertx, "it runs", () -> state(hosted) == State.RUNNING);
            well.onFetch = new IllegalStateException("connection reset");
            well.nudge();
            Wait.until(vertx, "it says so", () -> state(hosted) == State.DEGRADED);
            well.onFetch = null;
        }
        Wait.until(vertx, "it runs", () -> state(hosted) == State.RUNNING);
        Wait.on(hosted.stop());
    }

    @Test
    void a_stopped_instance_stays_stopped_and_its_thread_ends() {
        var hosted = host();
        Wait.until(vertx, "it runs", () -> state(hosted) == State.RUNNING);
        Wait.on(hosted.stop());
        Wait.until(vertx, "its threads end", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().matches("(poll|parse)-well")));
        assertThat(state(hosted)).isEqualTo(State.STOPPED);
        assertThat(hosted.host().isReady()).isFalse();
        Wait.on(hosted.stop());
    }

    /** After fourteen failures in a row the bound would be 40 s: the test would not get there. */
    private static Patience doublingTo(Duration cap) {
        return Hosting.QUICK.withConnections(new Backoff(Duration.ofMillis(5), cap));
    }

    private static State state(Hosted hosted) {
        return hosted.host().health().state();
    }

    private Hosted host() {
        return Wait.on(hosting.host(well, "well", new JsonObject()));
    }
}
