package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends canaries while this node reads the source, recognises them among what it reads, and says so when none comes back. A
 * token that is none of ours makes an item like any other: nobody can have a mail swallowed by pretending.
 */
final class CanaryRunner implements Runner {
    static final String OVERDUE = "canary-overdue";

    private static final Logger LOG = LoggerFactory.getLogger(CanaryRunner.class);
    private static final int TOKEN_BYTES = 32;

    private final String instance;
    private final Canary canary;
    private final Vertx vertx;
    private final Clock clock;
    private final StatusBoard board;
    private final CanaryFlights flights;
    private final Duration lookEvery;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean ours;
    private long timer = -1;

    CanaryRunner(HostServices services, Canary canary, Desk desk) {
        this.instance = desk.instance();
        this.canary = canary;
        this.vertx = services.vertx();
        this.clock = services.clock();
        this.board = desk.board();
        this.flights = new CanaryFlights(canary.every(), canary.overdue());
        Duration quarter = canary.every().dividedBy(4).plusMillis(1);
        Duration usual = services.patience().pace().watchEvery();
        this.lookEvery = quarter.compareTo(usual) < 0 ? quarter : usual;
    }

    @Override
    public Future<Void> start() {
        timer = vertx.setPeriodic(lookEvery.toMillis(), tick -> look());
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return Future.succeededFuture();
    }

    /** Whether this node is the one that reads the source; the first flies at once. */
    void hold(boolean isOurs) {
        ours = isOurs;
        if (isOurs) {
            vertx.runOnContext(go -> look());
        } else {
            flights.forget();
            board.clear(OVERDUE);
        }
    }

    private synchronized void look() {
        if (!ours) {
            return;
        }
        Instant now = clock.instant();
        if (flights.isDue(now)) {
            send(now);
        }
        settle(now);
    }

    /** Remembered before it is sent: it may be back before the sending is known to have ended. */
    private void send(Instant now) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        flights.sent(token, now);
        Future.<Void>succeededFuture()
                .compose(go -> canary.send().apply(token))
                .onFailure(cause -> LOG.warn("canary not sent instance={} cause={}", instance, Blame.of(cause)));
    }

    private void settle(Instant now) {
        if (ours && flights.isOverdue(now)) {
            board.raise(OVERDUE);
        } else {
            board.clear(OVERDUE);
        }
    }

    /** Whether the item is a canary of ours, which is then counted as back and is nobody's report. */
    boolean isBack(RawItem item) {
        Instant now = clock.instant();
        boolean found = token(item).filter(token -> flights.isBack(token, now)).isPresent();
        if (found) {
            settle(now);
        }
        return found;
    }

    /** An author's mistake here must not keep an item from the hub. */
    private Optional<String> token(RawItem item) {
        try {
            return canary.tokenOf().apply(item);
        } catch (RuntimeException e) {
            LOG.error("canary not looked for instance={} cause={}", instance, Blame.of(e));
            return Optional.empty();
        }
    }

    Vitals vitals(@Nullable Instant tokenExpires) {
        return flights.vitals(tokenExpires);
    }
}
