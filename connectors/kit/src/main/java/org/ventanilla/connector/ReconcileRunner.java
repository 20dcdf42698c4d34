package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.model.Addresses;

/**
 * Asks a source that calls us what we missed: at the start, every few minutes and on request, on one node of the cluster at a
 * time. Looks follow one another, never side by side.
 */
final class ReconcileRunner implements Runner {
    /** Of the lease and the cursor, beside the instance's own. */
    static final String SUFFIX = ".reconcile";

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileRunner.class);
    private static final String AWAY = "reconcile-away";
    private static final String REFUSED = "reconcile-refused";
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(20);

    private final Vertx vertx;
    private final Clock clock;
    private final Patience patience;
    private final Desk desk;
    private final Reconciliation reconciliation;
    private final LeaseKeeper lease;
    private final Random random = new Random();
    private final InFlight inFlight = new InFlight();
    private @Nullable MessageConsumer<JsonObject> consumer;
    private Future<Void> before = Future.succeededFuture();
    private int failures;
    private long timer = -1;

    ReconcileRunner(HostServices services, Desk desk, Reconciliation reconciliation) {
        this.vertx = services.vertx();
        this.clock = services.clock();
        this.patience = services.patience();
        this.desk = desk;
        this.reconciliation = reconciliation;
        this.lease = new LeaseKeeper(services, desk.instance() + SUFFIX, this::leaseChanged);
    }

    @Override
    public Future<Void> start() {
        lease.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        Future<Void> deaf = unlisten();
        return deaf.eventually(inFlight::close).eventually(lease::stop);
    }

    private void leaseChanged() {
        if (lease.token() == null) {
            unlisten().onFailure(cause -> LOG.warn("still listening instance={}", desk.instance(), cause));
            calm(); // whatever is wrong is the next holder's to say
        } else {
            listen();
            regular();
        }
    }

    private synchronized void listen() {
        if (consumer == null && !inFlight.isClosed()) {
            consumer = vertx.eventBus().consumer(Addresses.reconcile(desk.instance()), this::asked);
        }
    }

    private synchronized Future<Void> unlisten() {
        vertx.cancelTimer(timer);
        var listening = consumer;
        consumer = null;
        return listening == null ? Future.succeededFuture() : listening.unregister();
    }

    private void asked(Message<JsonObject> message) {
        Instant wanted;
        try {
            String from = message.body() == null ? null : message.body().getString("from");
            wanted = from == null ? clock.instant() : Instant.parse(from);
        } catch (ClassCastException | DateTimeException e) {
            message.fail(400, "from: expected a time such as 2026-03-01T10:15:30Z");
            return;
        }
        look(wanted)
                .onComplete(
                        found -> {
                            if (found.gapUntil() == null) {
                                desk.board()
                                        .clear(Reconciliation.GAP); // a person has looked, and there is none any more
                            }
                            message.reply(found.toJson());
                        },
                        cause -> message.fail(503, "the source could not be asked"));
    }

    private void regular() {
        look(null).onComplete(found -> again(patience.pace().reconcileEvery()), cause -> again(afterFailure(cause)));
    }

    private synchronized void again(Duration wait) {
        vertx.cancelTimer(timer);
        if (lease.token() != null && !inFlight.isClosed()) {
            timer = vertx.setTimer(Math.max(1, wait.toMillis()), fired -> regular());
        }
    }

    private synchronized Future<Reconciliation.Found> look(@Nullable Instant wanted) {
        Future<Reconciliation.Found> mine = before.compose(free -> {
            Long token = lease.token();
            if (token == null || !inFlight.enter()) {
                return Future.failedFuture(new NoReceipt("another node reconciles"));
            }
            return reconciliation
                    .look(wanted, token, () -> token.equals(lease.token()) && !inFlight.isClosed())
                    .onComplete(done -> inFlight.leave());
        });
        before = mine.<Void>mapEmpty().otherwiseEmpty();
        return mine.onSuccess(found -> wentWell());
    }

    private synchronized void wentWell() {
        failures = 0;
        calm();
    }

    private void calm() {
        desk.board().clear(AWAY);
        desk.board().clear(REFUSED);
    }

    private synchronized Duration afterFailure(Throwable cause) {
        if (lease.token() == null) {
            return Duration.ZERO; // nobody looks again from here
        }
        failures++;
        Duration usual = patience.connections().after(failures, random);
        LOG.warn("not reconciled instance={} failures={} cause={}", desk.instance(), failures, Blame.of(cause));
        if (!(cause instanceof SourceProblem problem)) {
            desk.board().raise(AWAY);
            return usual;
        }
        return switch (problem.kind()) {
            case BAD_CREDENTIALS, BAD_CONFIGURATION -> {
                desk.board().raise(REFUSED);
                yield AFTER_REFUSAL;
            }
            case THROTTLED -> {
                desk.tally().throttled();
                yield problem.retryAfter() == null ? usual : problem.retryAfter();
            }
            case AWAY, BAD_ITEM -> {
                desk.board().raise(AWAY);
                yield usual;
            }
        };
    }
}
