package org.ventanilla.connector;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Health.State;
import org.ventanilla.connector.Poller.BadCredentials;
import org.ventanilla.connector.Poller.RawItem;
import org.ventanilla.connector.Poller.Source;

/**
 * Runs a channel that we have to ask, on a thread of its own, while this node holds the lease: fetch, keep raw, parse, hand
 * over, and only on a receipt acknowledge and move the cursor. One bad item never stops the others; no receipt stops
 * everything until the hub is back.
 */
final class PollRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PollRunner.class);
    private static final int BATCH = 50;
    private static final Duration HUB = Duration.ofMinutes(2);
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    /** At most three tries an hour with a password that is wrong: more would lock the account. */
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(20);

    private final String instance;
    private final Poller poller;
    private final HostServices services;
    private final PolledItem items;
    private final LeaseKeeper lease;
    private final StatusBoard board;
    private final Clock clock;
    private final Random random = new Random();
    /** In a row, since the last complete look at the source. Of the reading thread only. */
    private int failures;

    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Source open;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    PollRunner(String instance, Poller poller, HostServices services, PolledItem items, StatusBoard board) {
        this.instance = instance;
        this.poller = poller;
        this.services = services;
        this.items = items;
        this.board = board;
        this.clock = services.clock();
        this.lease = new LeaseKeeper(services, instance, this::leaseChanged);
    }

    void start() {
        board.set(State.STANDBY, null);
        lease.start();
        thread = new Thread(this::work, "poll-" + instance);
        thread.setDaemon(true);
        thread.start();
    }

    Future<Void> stop() {
        stopped = true;
        wake.release();
        items.close();
        return closeOpen().eventually(lease::stop);
    }

    private void leaseChanged() {
        wake.release();
        if (lease.token() == null) {
            board.set(State.STANDBY, null);
            closeOpen().onFailure(slow -> LOG.warn("source does not close instance={}", instance, slow));
        }
    }

    /** Breaks off whatever the source is waiting for. Off the event loop, because saying goodbye may block. */
    private Future<Void> closeOpen() {
        Source source = open;
        if (source == null) {
            return Future.succeededFuture();
        }
        Callable<Void> goodbye = () -> {
            source.close();
            return null;
        };
        return services.vertx()
                .executeBlocking(goodbye, false)
                .timeout(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> {
                    LOG.debug("source was gone already instance={}", instance, cause);
                    return Future.succeededFuture();
                });
    }

    private void work() {
        while (!stopped) {
            Long token = lease.token();
            if (token == null) {
                board.set(State.STANDBY, null);
                pause(services.patience().leaseRenew());
                continue;
            }
            try (Source source = poller.open().get()) {
                open = source;
                readWhileOurs(source, token);
            } catch (BadCredentials e) {
                LOG.error("credentials refused instance={}: correct them in the configuration", instance);
                board.set(State.FAILED, "credentials-refused");
                pause(AFTER_REFUSAL);
            } catch (Exception e) {
                failures++;
                failed(e);
            } finally {
                open = null;
            }
        }
    }

    private void failed(Exception e) {
        if (stopped || lease.token() == null) {
            return; // we closed the source ourselves
        }
        Duration delay = services.patience().connections().after(failures, random);
        LOG.warn(
                "source or hub away instance={} failures={} retryMillis={} cause={}",
                instance,
                failures,
                delay.toMillis(),
                e instanceof NoReceipt ? e.getMessage() : e.getClass().getSimpleName());
        board.set(State.DEGRADED, e instanceof NoReceipt ? "hub-away" : "source-away");
        pause(delay);
    }

    /** The cursor belongs to the token: under a new one another node may have read on, so it is asked for again. */
    private void readWhileOurs(Source source, long token) throws Exception {
        String cursor = await(services.sourceState().cursor(instance));
        while (isOurs(token)) {
            List<RawItem> batch = source.fetch(cursor, BATCH);
            board.contact(clock.instant());
            for (RawItem item : batch) {
                if (!isOurs(token)) {
                    return;
                }
                source.acknowledge(item, await(items.handle(item, token)));
                cursor = item.position();
                await(services.sourceState().saveCursor(instance, cursor, token));
            }
            failures = 0;
            board.set(State.RUNNING, null);
            if (batch.isEmpty()) {
                source.awaitNews(poller.pollEvery());
            }
        }
    }

    private boolean isOurs(long token) {
        Long now = lease.token();
        return !stopped && now != null && now == token;
    }

    /** Only this thread waits like this; it is not an event loop. */
    private static <T extends @Nullable Object> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(HUB.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new NoReceipt("the hub did not answer for " + HUB);
            }
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void pause(Duration time) {
        try {
            if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
