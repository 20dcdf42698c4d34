package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.connector.testkit.FakeHub;
import org.ventanilla.connector.testkit.HandClock;
import org.ventanilla.connector.testkit.Hosting;
import org.ventanilla.connector.testkit.Hosting.Hosted;
import org.ventanilla.connector.testkit.Wait;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/** The sending side over the bus: what the hub hears of one message, and how often the channel is asked. */
class SendTest {
    private final Vertx vertx = Vertx.vertx();
    private final FakeHub hub = new FakeHub(vertx);
    private final List<OutboundUpdate> handed = new CopyOnWriteArrayList<>();
    private volatile Function<OutboundUpdate, Future<SendOutcome>> channel =
            update -> Future.succeededFuture(SendOutcome.sent("p1"));
    private Hosting hosting;
    private Hosted hosted;

    @BeforeEach
    void open(@TempDir Path state) {
        hosting = Hosting.inMemory(vertx, state, new HandClock(Instant.EPOCH));
        hosted = Wait.on(hosting.host(new Mouth(), "mouth", new JsonObject()));
    }

    @AfterEach
    void close() {
        Wait.on(vertx.close());
    }

    @Test
    void a_sent_message_comes_back_with_the_channels_id() {
        assertThat(send("n1", 1)).isEqualTo(SendOutcome.sent("p1"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRY", "REJECTED", "STOPPED", "UNDELIVERABLE_HERE", "UNKNOWN"})
    void how_it_ended_comes_back_unchanged(Ending ending) {
        var outcome = new SendOutcome(ending, null, "30005", ending == Ending.RETRY ? 17L : null);
        channel = update -> Future.succeededFuture(outcome);
        assertThat(send("n1", 1)).isEqualTo(outcome);
    }

    @Test
    void a_sender_that_fails_in_any_unforeseen_way_may_have_sent() {
        channel = update -> Future.failedFuture("connection reset");
        assertThat(send("n1", 1).ending()).isEqualTo(Ending.UNKNOWN);
        channel = update -> {
            throw new IllegalStateException("bug");
        };
        assertThat(send("n2", 1).ending()).isEqualTo(Ending.UNKNOWN);
        channel = update -> {
            throw new AssertionError("worse bug");
        };
        assertThat(send("n3", 1).ending()).isEqualTo(Ending.UNKNOWN);
        channel = update -> Future.succeededFuture();
        assertThat(send("n4", 1).ending()).isEqualTo(Ending.UNKNOWN);
    }

    @Test
    void the_same_message_asked_for_twice_at_the_same_time_is_sent_once() {
        Promise<SendOutcome> answer = Promise.promise();
        channel = update -> answer.future();
        var both = List.of(hub.send("mouth", Said.update("n1", 1)), hub.send("mouth", Said.update("n1", 1)));
        Wait.until(vertx, "the channel is asked", () -> handed.size() == 1);
        // Another message passes the first two on the same address, so both of them have been looked at.
        channel = update -> Future.succeededFuture(SendOutcome.sent("p2"));
        assertThat(send("n2", 1)).isEqualTo(SendOutcome.sent("p2"));
        answer.complete(SendOutcome.sent("p1"));
        assertThat(both).allSatisfy(each -> assertThat(Wait.on(each)).isEqualTo(SendOutcome.sent("p1")));
        assertThat(handed).extracting(OutboundUpdate::deliveryId).containsExactly("n1", "n2");
    }

    @Test
    void a_message_sent_after_the_hub_gave_up_waiting_is_not_sent_again() {
        Promise<SendOutcome> slow = Promise.promise();
        channel = update -> slow.future();
        var unheard = hub.send("mouth", Said.update("n1", 1));
        Wait.until(vertx, "the channel is asked", () -> handed.size() == 1);
        slow.complete(SendOutcome.sent("p1"));
        Wait.on(unheard);
        channel = update -> Future.succeededFuture(SendOutcome.sent("p2"));
        assertThat(send("n1", 2)).isEqualTo(SendOutcome.sent("p1"));
        assertThat(handed).hasSize(1);
    }

    @Test
    void a_message_that_was_not_sent_is_tried_again() {
        channel = update -> Future.succeededFuture(SendOutcome.retry("busy", 1L));
        assertThat(send("n1", 1).ending()).isEqualTo(Ending.RETRY);
        channel = update -> Future.succeededFuture(SendOutcome.sent("p1"));
        Wait.until(vertx, "the next try is a new one", () -> send("n1", 2).ending() == Ending.SENT);
        assertThat(handed).extracting(OutboundUpdate::attempt).contains(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"recipient\":\"a\",\"text\":\"b\"}",
                "{\"deliveryId\":\"n1\",\"text\":\"b\"}",
                "{\"deliveryId\":\"n1\",\"recipient\":\"a\",\"text\":\"b\",\"photos\":7}"
            })
    void what_is_no_message_is_refused_and_not_sent(String body) {
        assertThatThrownBy(() -> Wait.on(vertx.eventBus().request(Addresses.send("mouth"), new JsonObject(body))))
                .hasCauseInstanceOf(ReplyException.class)
                .hasMessageContaining("outbound.v1");
        assertThat(handed).isEmpty();
    }

    @Test
    void a_message_whose_time_has_passed_is_not_sent() {
        var late = Said.update("n1", 1, Instant.EPOCH.minusSeconds(1));
        assertThat(Wait.on(hub.send("mouth", late))).isEqualTo(SendOutcome.ended(Ending.REJECTED, "expired"));
        assertThat(handed).isEmpty();
        assertThat(Wait.on(hub.send("mouth", Said.update("n2", 1, Instant.EPOCH)))
                        .ending())
                .isEqualTo(Ending.SENT);
    }

    @Test
    void a_sender_that_does_not_answer_in_time_may_have_sent_and_is_not_asked_twice() {
        var hurried = Wait.on(hosting.with(Hosting.QUICK.at(Pace.STANDARD.withSend(Duration.ofMillis(100), 100)))
                .host(new Mouth(), "hurried", new JsonObject()));
        Promise<SendOutcome> slow = Promise.promise();
        channel = update -> slow.future();
        assertThat(Wait.on(hub.send("hurried", Said.update("n1", 1))))
                .isEqualTo(SendOutcome.ended(Ending.UNKNOWN, "no-answer"));
        Wait.until(vertx, "it is known to be under way", () -> "still-sending"
                .equals(Wait.on(hub.send("hurried", Said.update("n1", 2))).code()));
        slow.complete(SendOutcome.sent("p1"));
        Wait.until(vertx, "it is known to be sent", () -> SendOutcome.sent("p1")
                .equals(Wait.on(hub.send("hurried", Said.update("n1", 3)))));
        assertThat(handed).hasSize(1);
        assertThat(hurried.host().counts().failed()).isPositive();
        Wait.on(hurried.stop());
    }

    @Test
    void more_than_the_channel_bears_is_to_be_tried_later() {
        var slow = Wait.on(hosting.with(Hosting.QUICK.at(Pace.STANDARD.withSend(Duration.ofMillis(200), 1)))
                .host(new Mouth(), "slow", new JsonObject()));
        assertThat(Wait.on(hub.send("slow", Said.update("n1", 1))).ending()).isEqualTo(Ending.SENT);
        assertThat(Wait.on(hub.send("slow", Said.update("n2", 1))).code()).isEqualTo("rate-limit");
        assertThat(handed).hasSize(1);
        Wait.on(slow.stop());
    }

    @Test
    void draining_waits_for_the_message_that_is_being_sent() {
        Promise<SendOutcome> slow = Promise.promise();
        channel = update -> slow.future();
        var answer = hub.send("mouth", Said.update("n1", 1));
        Wait.until(vertx, "the channel is asked", () -> handed.size() == 1);
        var drained = hosted.host().drain(Instant.EPOCH.plusSeconds(15));
        assertThat(drained.isComplete()).isFalse();
        slow.complete(SendOutcome.sent("p1"));
        Wait.on(drained);
        assertThat(Wait.on(answer)).isEqualTo(SendOutcome.sent("p1"));
    }

    @Test
    void a_stopped_instance_is_not_there_any_more() {
        Wait.on(hosted.stop());
        Wait.on(hosted.stop());
        assertThatThrownBy(() -> send("n1", 1)).hasMessageContaining("No handlers");
        assertThat(handed).isEmpty();
    }

    private SendOutcome send(String deliveryId, int attempt) {
        return Wait.on(hub.send("mouth", Said.update(deliveryId, attempt)));
    }

    /** A channel that only speaks. */
    private final class Mouth implements Connector {
        @Override
        public Descriptor descriptor() {
            return Said.descriptor("mouth", Descriptor.Capability.OUTBOUND);
        }

        @Override
        public Assembly assemble(ConnectorContext context) {
            return Assembly.none().withSender(update -> {
                handed.add(update);
                return channel.apply(update);
            });
        }
    }
}
