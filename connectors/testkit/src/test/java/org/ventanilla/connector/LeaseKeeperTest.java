package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.MemoryBlobs;
import org.ventanilla.connector.testkit.MemorySourceState;
import org.ventanilla.connector.testkit.Wait;

class LeaseKeeperTest {
    private final Vertx vertx = Vertx.vertx();
    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T10:15:30Z"));
    private final MemorySourceState sources = new MemorySourceState(clock);
    private final AtomicInteger changes = new AtomicInteger();

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void a_lease_is_believed_no_longer_than_it_was_given_for_when_nobody_renews_it() {
        var flaky = new Flaky(sources.node("one"));
        var keeper = keeper(flaky);
        keeper.start();
        Wait.until(vertx, "it is ours", () -> keeper.token() != null);
        flaky.away = true;
        // A renewal that was asked before may still count from now.
        Wait.on(vertx.timer(50, TimeUnit.MILLISECONDS));
        clock.advance(Hosting.QUICK.leaseTtl().minusMillis(1));
        assertThat(keeper.token()).isNotNull();
        clock.advance(Duration.ofMillis(1));
        assertThat(keeper.token()).isNull();
        Wait.on(keeper.stop());
    }

    @Test
    void winning_and_losing_are_told_once_each() {
        var keeper = keeper(sources.node("one"));
        keeper.start();
        Wait.until(vertx, "it is ours", () -> keeper.token() != null);
        sources.give("well", "another", Duration.ofSeconds(5));
        Wait.until(vertx, "it is lost", () -> keeper.token() == null);
        Wait.on(vertx.timer(100, TimeUnit.MILLISECONDS));
        assertThat(changes).hasValue(2);
        Wait.on(keeper.stop());
    }

    @Test
    void one_that_ran_out_unnoticed_and_is_won_again_is_told_again() {
        var flaky = new Flaky(sources.node("one"));
        var keeper = keeper(flaky);
        keeper.start();
        Wait.until(vertx, "it is ours", () -> keeper.token() != null);
        flaky.away = true;
        clock.advance(Hosting.QUICK.leaseTtl().multipliedBy(2));
        assertThat(keeper.token()).isNull();
        flaky.away = false;
        Wait.until(vertx, "it is ours again", () -> keeper.token() != null);
        Wait.until(vertx, "and that was told", () -> changes.get() == 2);
        Wait.on(keeper.stop());
    }

    @Test
    void stopping_gives_the_lease_back_and_asks_no_more() {
        var keeper = keeper(sources.node("one"));
        keeper.start();
        Wait.until(vertx, "it is ours", () -> keeper.token() != null);
        Wait.on(keeper.stop());
        Wait.on(vertx.timer(100, TimeUnit.MILLISECONDS));
        assertThat(sources.holder("well")).isNull();
        assertThat(keeper.token()).isNull();
    }

    @Test
    void a_lease_that_is_won_while_stopping_is_given_back_too() {
        Promise<Long> answer = Promise.promise();
        var behind = sources.node("one");
        var keeper = keeper(new Late(behind, answer.future()));
        keeper.start();
        Wait.on(keeper.stop());
        answer.complete(Wait.on(behind.lease("well", Duration.ofSeconds(10))));
        Wait.until(vertx, "it is given back", () -> sources.holder("well") == null);
        assertThat(keeper.token()).isNull();
        assertThat(changes).hasValue(0);
    }

    private LeaseKeeper keeper(SourceState state) {
        var services = new HostServices(
                vertx,
                clock,
                URI.create("https://city.example"),
                Path.of("unused"),
                new MemoryBlobs(),
                state,
                Hosting.QUICK);
        return new LeaseKeeper(services, "well", changes::incrementAndGet);
    }

    /** Answers for the lease when the test says so. */
    private record Late(SourceState behind, Future<@Nullable Long> answer) implements SourceState {
        @Override
        public Future<@Nullable Long> lease(String instance, Duration ttl) {
            return answer;
        }

        @Override
        public Future<Void> release(String instance, long token) {
            return behind.release(instance, token);
        }

        @Override
        public Future<@Nullable String> cursor(String instance) {
            return behind.cursor(instance);
        }

        @Override
        public Future<Void> saveCursor(String instance, String cursor, long token) {
            return behind.saveCursor(instance, cursor, token);
        }
    }
}
