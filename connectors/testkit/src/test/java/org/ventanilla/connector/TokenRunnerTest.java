package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Wait;

/** A credential that ends is had anew in time, and its end is seen. */
class TokenRunnerTest {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30Z");

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final HandClock clock = new HandClock(START);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean refused;
    /** What passes between the beginning of a life and our hearing of it. */
    private volatile Duration way = Duration.ZERO;

    private volatile @Nullable Instant end;
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

    private final class Hourly implements ExpiringToken {
        @Override
        public Optional<Instant> expiresAt() {
            return Optional.ofNullable(end);
        }

        @Override
        public Future<Void> renew() {
            asked.incrementAndGet();
            if (refused) {
                return Future.failedFuture("refused");
            }
            end = clock.instant().plus(Duration.ofHours(1));
            clock.advance(way);
            return Future.succeededFuture();
        }
    }

    private Hosting.Hosted host() {
        return Wait.on(hosting.host(
                new Puppet(context -> Assembly.none().withToken(new Hourly())), "puppet", new JsonObject()));
    }

    @Test
    void it_is_had_at_the_start_and_again_before_it_ends() {
        var hosted = host();
        Wait.until(vertx, "it is there", () -> START.plus(Duration.ofHours(1))
                .equals(hosted.host().vitals().tokenExpires()));
        clock.advance(Duration.ofMinutes(56));
        Wait.until(vertx, "it is renewed", () -> asked.get() == 2);
        assertThat(hosted.host().health().state()).isEqualTo(Health.State.RUNNING);
        Wait.on(hosted.stop());
    }

    @Test
    void one_that_was_long_on_its_way_is_renewed_as_early_as_any() {
        way = Duration.ofMinutes(59);
        var hosted = host();
        Wait.until(vertx, "it is renewed", () -> asked.get() >= 2);
        Wait.on(hosted.stop());
    }

    @Test
    void one_that_ended_is_an_alarm_and_its_issuer_is_not_hammered() {
        var hosted = host();
        Wait.until(vertx, "it is there", () -> asked.get() == 1);
        refused = true;
        clock.advance(Duration.ofMinutes(61));
        Wait.until(vertx, "it is told", () -> "token-expired"
                .equals(hosted.host().health().detail()));
        Wait.until(vertx, "it was tried", () -> asked.get() == 2);
        refused = false;
        clock.advance(TokenRunner.rest(1));
        Wait.until(vertx, "all is well", () -> hosted.host().health().state() == Health.State.RUNNING);
        assertThat(asked.get()).isEqualTo(3);
        Wait.on(hosted.stop());
    }

    @Test
    void pauses_after_failures_grow_to_twenty_minutes() {
        assertThat(TokenRunner.rest(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(TokenRunner.rest(2)).isEqualTo(Duration.ofMinutes(1));
        assertThat(TokenRunner.rest(1_000)).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void a_short_life_is_used_up_to_four_fifths_and_a_long_one_to_its_last_five_minutes() {
        var short30 = START.plus(Duration.ofMinutes(10));
        assertThat(TokenRunner.isDue(short30, START, START.plus(Duration.ofMinutes(7))))
                .isFalse();
        assertThat(TokenRunner.isDue(short30, START, START.plus(Duration.ofMinutes(8))))
                .isTrue();
        var day = START.plus(Duration.ofDays(1));
        assertThat(TokenRunner.isDue(day, START, day.minus(Duration.ofMinutes(6))))
                .isFalse();
        assertThat(TokenRunner.isDue(day, START, day.minus(Duration.ofMinutes(5))))
                .isTrue();
        assertThat(TokenRunner.isDue(null, Instant.MIN, START)).isTrue();
    }
}
