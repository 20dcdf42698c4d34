package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Assembly.Sender;
import org.ventanilla.model.Addresses;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;
import org.ventanilla.model.Wire;

/**
 * Runs the sending side: one message a request, at the channel's pace. The same delivery asked for twice, at the same time or
 * after it was sent, is sent once; a sender that fails in a way it did not foresee or does not answer in time may or may not
 * have sent, which is UNKNOWN and never "sent".
 */
final class SendRunner implements Runner {
    private static final Logger LOG = LoggerFactory.getLogger(SendRunner.class);

    /** A channel that does not answer must not keep the program from stopping. */
    private static final int GOODBYE_S = 5;

    private final Vertx vertx;
    private final Clock clock;
    private final Pace pace;
    private final Desk desk;
    private final Sender sender;
    private final RateLimit limit;
    private final ConcurrentMap<String, Future<SendOutcome>> underway = new ConcurrentHashMap<>();
    /** What the sender has in hand, its deadline passed or not. */
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    private final InFlight inFlight = new InFlight();
    private @Nullable MessageConsumer<JsonObject> consumer;

    SendRunner(HostServices services, Desk desk, Sender sender) {
        this.vertx = services.vertx();
        this.clock = services.clock();
        this.pace = services.patience().pace();
        this.desk = desk;
        this.sender = sender;
        this.limit = new RateLimit(pace.sendsPerSecond(), System::nanoTime);
    }

    @Override
    public Future<Void> start() {
        consumer = vertx.eventBus().consumer(Addresses.send(desk.instance()), this::handle);
        return consumer.completion();
    }

    @Override
    public Future<Void> stop() {
        Future<Void> gone = consumer == null ? Future.succeededFuture() : consumer.unregister();
        return gone.eventually(() -> inFlight.close().timeout(GOODBYE_S, TimeUnit.SECONDS))
                .eventually(sender::close);
    }

    private void handle(Message<JsonObject> message) {
        OutboundUpdate update = read(message.body());
        if (update == null) {
            message.fail(400, "expected an outbound.v1 with deliveryId, recipient and text");
        } else if (!inFlight.enter()) {
            message.fail(503, "stopping");
        } else {
            once(update).onComplete(done -> {
                desk.trail()
                        .note(
                                update.deliveryId(),
                                "sent",
                                done.result().ending().name());
                message.reply(new JsonObject(Wire.toMap(done.result())));
                inFlight.leave();
            });
        }
    }

    /** Null when it lacks what nothing can be sent without. */
    private static @Nullable OutboundUpdate read(@Nullable JsonObject body) {
        if (body == null
                || body.getValue("deliveryId") == null
                || body.getValue("recipient") == null
                || body.getValue("text") == null) {
            return null;
        }
        try {
            return Wire.parse(body.encode(), OutboundUpdate.class);
        } catch (IllegalArgumentException e) {
            LOG.warn("asked to send something of another form cause={}", Blame.of(e));
            return null;
        }
    }

    private Future<SendOutcome> once(OutboundUpdate update) {
        String id = update.deliveryId();
        SendOutcome before = desk.sent().of(id);
        if (before != null) {
            return Future.succeededFuture(before);
        }
        return underway.computeIfAbsent(id, started -> turn(update)
                .onSuccess(outcome -> desk.tally().sent(outcome.ending()))
                .onComplete(done -> vertx.runOnContext(now -> underway.remove(id))));
    }

    private Future<SendOutcome> turn(OutboundUpdate update) {
        if (inHand.contains(update.deliveryId())) {
            return Future.succeededFuture(SendOutcome.ended(Ending.UNKNOWN, "still-sending"));
        }
        return limit.enter(vertx, pace.send().dividedBy(2)).compose(isOurs -> {
            if (!isOurs) {
                return Future.succeededFuture(SendOutcome.retry("rate-limit", 1L));
            }
            Instant end = update.notAfter();
            return end != null && clock.instant().isAfter(end)
                    ? Future.succeededFuture(SendOutcome.ended(Ending.REJECTED, "expired"))
                    : send(update);
        });
    }

    /** An answer after the deadline is still remembered, so that the next attempt hears that it was sent. */
    private Future<SendOutcome> send(OutboundUpdate update) {
        inHand.add(update.deliveryId());
        return Future.<Void>succeededFuture()
                .compose(go -> sender.send(update))
                .map(outcome -> Objects.requireNonNull(outcome, "a sender answers how it ended"))
                .onSuccess(outcome -> note(update.deliveryId(), outcome))
                .onComplete(done -> inHand.remove(update.deliveryId()))
                .timeout(pace.send().toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> unknown(update, cause));
    }

    private void note(String deliveryId, SendOutcome outcome) {
        if (outcome.ending() == Ending.SENT) {
            desk.sent().note(deliveryId, outcome);
        }
    }

    private Future<SendOutcome> unknown(OutboundUpdate update, Throwable cause) {
        LOG.error(
                "sending ended unforeseen instance={} deliveryId={} cause={}",
                desk.instance(),
                update.deliveryId(),
                Blame.of(cause));
        String code = cause instanceof TimeoutException ? "no-answer" : "unforeseen";
        return Future.succeededFuture(SendOutcome.ended(Ending.UNKNOWN, code));
    }
}
