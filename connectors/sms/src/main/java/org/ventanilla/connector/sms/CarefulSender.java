package org.ventanilla.connector.sms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Assembly;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.SendOutcome.Ending;

/**
 * Sends, and where nobody knows whether it was sent, looks it up: the provider has no idempotency key, but a list. What is not
 * in the list stays unknown, because the list may lag; then a person decides.
 */
final class CarefulSender implements Assembly.Sender {
    private static final Logger LOG = LoggerFactory.getLogger(CarefulSender.class);
    /** The list lags a little behind; of our patience this part goes into waiting for it. */
    private static final int LAG = 10;

    private final Assembly.Sender sender;
    private final SentMessages sent;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration patience;

    /** @param patience for the look-up */
    CarefulSender(Assembly.Sender sender, SentMessages sent, Vertx vertx, Clock clock, Duration patience) {
        this.patience = patience;
        this.sender = sender;
        this.sent = sent;
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public Future<SendOutcome> send(OutboundUpdate update) {
        Instant began = clock.instant();
        return sender.send(update)
                .compose(outcome -> outcome.ending() == Ending.UNKNOWN
                        ? vertx.timer(patience.dividedBy(LAG).toMillis(), TimeUnit.MILLISECONDS)
                                .compose(now -> lookedUp(update, began, outcome))
                        : Future.succeededFuture(outcome));
    }

    /** Whatever goes wrong in looking, the message stays unknown: it must not be sent again by itself. */
    private Future<SendOutcome> lookedUp(OutboundUpdate update, Instant began, SendOutcome unknown) {
        return Future.<Void>succeededFuture()
                .compose(go -> sent.find(update, began))
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .map(found -> found.map(SendOutcome::sent).orElse(unknown))
                .recover(cause -> {
                    // The kind of failure only: its words may hold the address that was asked for.
                    LOG.warn(
                            "not looked up deliveryId={} cause={}",
                            update.deliveryId(),
                            cause.getClass().getName());
                    return Future.succeededFuture(unknown);
                });
    }

    @Override
    public Future<Void> close() {
        return sender.close();
    }
}
