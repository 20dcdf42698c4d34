package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.Wait;

/** Canaries of a channel that is asked: ours stay away from the hub, and nobody else's do. */
class CanaryTest {
    private static final String SIGN = "canary ";

    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T10:15:30Z"));
    private final Well well = new Well();
    private volatile boolean broken;
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

    private Future<Void> send(String token) {
        if (!broken) {
            well.say(SIGN + token);
        }
        return broken ? Future.failedFuture("no way out") : Future.succeededFuture();
    }

    private static Optional<String> token(RawItem item) {
        String word = item.raw().toString();
        if (word.equals("!token")) {
            throw new IllegalStateException("an author's mistake");
        }
        return word.startsWith(SIGN) ? Optional.of(word.substring(SIGN.length())) : Optional.empty();
    }

    private Hosted host() {
        var canary = new Canary(Duration.ofMillis(40), Duration.ofMinutes(10), this::send, CanaryTest::token);
        var connector = new Connector() {
            @Override
            public Descriptor descriptor() {
                return well.descriptor();
            }

            @Override
            public Assembly assemble(ConnectorContext context) {
                return well.assemble(context).withCanary(canary);
            }
        };
        return Wait.on(hosting.host(connector, "well", new JsonObject()));
    }

    @Test
    void ours_is_acknowledged_and_seen_and_nothing_is_told_to_the_hub() {
        var hosted = host();
        Wait.until(vertx, "it is back", () -> hosted.host().vitals().canaryBack() != null);
        Wait.until(vertx, "it is out of the way", () -> well.acknowledged.contains("n1 ACCEPTED"));
        assertThat(hub.submissions()).isEmpty();
        assertThat(hosted.host().counts().received()).isZero();
        assertThat(hosted.host().vitals().roundTrip()).isEqualTo(Duration.ZERO);
        assertThat(well.words.get(0)).hasSizeGreaterThan(SIGN.length() + 42);
        Wait.on(hosted.stop());
    }

    @Test
    void what_only_looks_like_one_is_an_item_and_so_is_what_cannot_be_looked_at() {
        broken = true;
        var hosted = host();
        well.say(SIGN + "0000000000000000000000000000000000000000000");
        well.say("!token");
        Wait.until(vertx, "both are told", () -> hub.submissions().size() == 2);
        assertThat(hosted.host().vitals().canaryBack()).isNull();
        Wait.on(hosted.stop());
    }

    @Test
    void none_that_can_be_sent_is_an_alarm_that_ends_with_the_next_that_is_back() {
        broken = true;
        var hosted = host();
        Wait.until(vertx, "it runs", () -> hosted.host().health().state() == Health.State.RUNNING);
        Wait.until(vertx, "it is missed", () -> {
            clock.advance(Duration.ofMinutes(1));
            return Objects.equals(hosted.host().health().detail(), CanaryRunner.OVERDUE);
        });
        assertThat(hosted.host().health().state()).isEqualTo(Health.State.DEGRADED);
        broken = false;
        Wait.until(vertx, "it runs again", () -> {
            clock.advance(Duration.ofMillis(50));
            return hosted.host().health().state() == Health.State.RUNNING;
        });
        Wait.on(hosted.stop());
    }
}
