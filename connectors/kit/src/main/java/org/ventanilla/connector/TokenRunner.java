package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a token before it ends, and says so when it has ended all the same. After a failure it waits longer each time: who
 * refuses us once must not be asked every minute.
 */
final class TokenRunner implements Runner {
    static final String EXPIRED = "token-expired";

    private static final Logger LOG = LoggerFactory.getLogger(TokenRunner.class);
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(20);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 10;

    private final String instance;
    private final ExpiringToken token;
    private final Vertx vertx;
    private final Clock clock;
    private final StatusBoard board;
    private int failures;
    private boolean underway;
    private Instant askNotBefore = Instant.MIN;
    private Instant issued = Instant.MIN;
    private long timer = -1;

    TokenRunner(HostServices services, ExpiringToken token, Desk desk) {
        this.instance = desk.instance();
        this.token = token;
        this.vertx = services.vertx();
        this.clock = services.clock();
        this.board = desk.board();
    }

    @Override
    public Future<Void> start() {
        timer = vertx.setPeriodic(1, LOOK_EVERY.toMillis(), tick -> look());
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return Future.succeededFuture();
    }

    private synchronized void look() {
        Instant now = clock.instant();
        Instant end = token.expiresAt().orElse(null);
        if (end != null && end.isAfter(now)) {
            board.clear(EXPIRED);
        } else if (end != null || failures > 0) {
            board.raise(EXPIRED);
        }
        if (!underway && !now.isBefore(askNotBefore) && isDue(end, issued, now)) {
            renew(now);
        }
    }

    /** In good time; of a short life a fifth is enough. A life of which the beginning is unknown counts as long. */
    static boolean isDue(@Nullable Instant end, Instant issued, Instant now) {
        if (end == null) {
            return true;
        }
        Duration margin = MARGIN;
        if (!issued.equals(Instant.MIN)) {
            Duration fifth = Duration.between(issued, end).dividedBy(5);
            margin = fifth.compareTo(MARGIN) < 0 ? fifth : MARGIN;
        }
        return !now.isBefore(end.minus(margin));
    }

    /** How long nobody is asked after so many failures in a row. */
    static Duration rest(int failures) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(Math.max(0, failures - 1), MAX_DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    /** Its life is counted from when it was asked for: how long the issuer and the way back took is a part of it. */
    private void renew(Instant asked) {
        underway = true;
        Future.<Void>succeededFuture()
                .compose(go -> token.renew())
                .onComplete(done -> renewed(asked), cause -> failed(cause));
    }

    private synchronized void renewed(Instant asked) {
        if (token.expiresAt().filter(clock.instant()::isBefore).isEmpty()) {
            failed(new IllegalStateException("what was issued has no end, or has ended"));
            return;
        }
        underway = false;
        failures = 0;
        issued = asked;
        board.clear(EXPIRED);
    }

    private synchronized void failed(Throwable cause) {
        underway = false;
        failures++;
        Duration rest = rest(failures);
        askNotBefore = clock.instant().plus(rest);
        LOG.warn(
                "token not renewed instance={} failures={} retrySeconds={} cause={}",
                instance,
                failures,
                rest.toSeconds(),
                Blame.of(cause));
    }
}
