package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Health.State;

/**
 * What the runners of all sources that we ask have in common: the lease, the cursor under its token, what follows from a
 * problem of the source, and the look-out for a source that is silent though its connection stands. Safe from any thread.
 */
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final String SILENT = "silent";
    private static final String NO_CONTACT = "no-contact";

    private final String instance;
    private final Vertx vertx;
    private final Clock clock;
    private final SourceState state;
    private final Patience patience;
    private final StatusBoard board;
    private final Tally tally;
    private final LeaseKeeper lease;
    private final Runnable breakOff;
    private final Random random = new Random();
    private final LoginPause pause = new LoginPause();
    private int failures;
    private volatile boolean stopped;
    private volatile Instant lastSign;
    private volatile Instant lastContact;
    private volatile Instant restsUntil = Instant.MIN;
    private long watch = -1;

    /**
     * The two things a runner must do when told.
     *
     * @param leaseChanged the lease was won or lost
     * @param breakOff the source is silent: whatever waits for it is to end
     */
    record Told(Runnable leaseChanged, Runnable breakOff) {}

    Reading(HostServices services, String instance, StatusBoard board, Tally tally, Told told) {
        this.instance = instance;
        this.vertx = services.vertx();
        this.clock = services.clock();
        this.state = services.sourceState();
        this.patience = services.patience();
        this.board = board;
        this.tally = tally;
        this.breakOff = told.breakOff();
        this.lastSign = clock.instant();
        this.lastContact = lastSign;
        this.lease = new LeaseKeeper(services, instance, told.leaseChanged());
    }

    void start() {
        standBy();
        lease.start();
        watch = vertx.setPeriodic(patience.pace().watchEvery().toMillis(), tick -> look());
    }

    /** From now on nothing is ours. */
    void end() {
        stopped = true;
        vertx.cancelTimer(watch);
    }

    Future<Void> giveLeaseBack() {
        return lease.stop();
    }

    boolean isEnded() {
        return stopped;
    }

    /** The fencing token while the lease is ours, else null. */
    @Nullable Long token() {
        return stopped ? null : lease.token();
    }

    boolean isOurs(long token) {
        Long now = token();
        return now != null && now == token;
    }

    void standBy() {
        board.set(State.STANDBY, null);
    }

    /** The cursor belongs to the token: under a new one another node may have read on. */
    Future<@Nullable String> cursor() {
        return state.cursor(instance);
    }

    Future<Void> saveCursor(String cursor, long token) {
        return state.saveCursor(instance, cursor, token);
    }

    /** Something moved: an attempt began or ended, an item is through. */
    void sign() {
        lastSign = clock.instant();
    }

    /** The source answered. */
    void contact() {
        sign();
        pause.accepted();
        board.contact(clock.instant());
        lastContact = lastSign;
        board.clear(SILENT);
        board.clear(NO_CONTACT);
    }

    /** A look at the source and all that it brought are through. */
    synchronized void wentWell() {
        failures = 0;
        board.set(State.RUNNING, null);
    }

    /** Writes down what is wrong; answers how long to wait before the next try, empty for never. */
    Optional<Duration> failed(Throwable cause) {
        Optional<Duration> rest = judged(cause);
        restsUntil = rest.map(time -> clock.instant().plus(time)).orElse(Instant.MAX);
        return rest;
    }

    private Optional<Duration> judged(Throwable cause) {
        sign();
        if (token() == null) {
            return Optional.of(Duration.ZERO); // we broke it off ourselves
        }
        if (!(cause instanceof SourceProblem problem)) {
            return Optional.of(away(cause, cause instanceof NoReceipt ? "hub-away" : "source-away"));
        }
        return switch (problem.kind()) {
            case BAD_CREDENTIALS -> refused("credentials-refused", Optional.of(pause.refused(clock.instant())));
            case BAD_CONFIGURATION -> refused("configuration-refused", Optional.empty());
            case THROTTLED -> Optional.of(throttled(problem));
            case AWAY, BAD_ITEM -> Optional.of(away(problem, "source-away"));
        };
    }

    private Optional<Duration> refused(String code, Optional<Duration> again) {
        LOG.error("{} instance={}: correct the configuration", code, instance);
        board.set(State.FAILED, code);
        return again;
    }

    private Duration throttled(SourceProblem problem) {
        tally.throttled();
        Duration named = problem.retryAfter();
        if (named == null) {
            return away(problem, "throttled");
        }
        LOG.warn("source asks us to slow down instance={} retryMillis={}", instance, named.toMillis());
        board.set(State.DEGRADED, "throttled");
        return named.isNegative() ? Duration.ZERO : named;
    }

    private synchronized Duration away(Throwable cause, String code) {
        failures++;
        Duration delay = patience.connections().after(failures, random);
        LOG.warn(
                "{} instance={} failures={} retryMillis={} cause={}",
                code,
                instance,
                failures,
                delay.toMillis(),
                Blame.of(cause));
        board.set(State.DEGRADED, code);
        return delay;
    }

    private void look() {
        Instant now = clock.instant();
        if (token() == null) {
            sign();
            lastContact = now;
            board.clear(NO_CONTACT);
            return;
        }
        if (Duration.between(lastContact, now).compareTo(patience.pace().silence()) > 0) {
            board.raise(NO_CONTACT);
        }
        if (now.isBefore(restsUntil)) {
            sign(); // a pause of ours is no silence of the source
        }
        Duration quiet = Duration.between(lastSign, now);
        if (quiet.compareTo(patience.pace().silence()) > 0) {
            LOG.error("source silent, connection given up instance={} quietMillis={}", instance, quiet.toMillis());
            board.raise(SILENT);
            sign();
            breakOff.run();
        }
    }
}
