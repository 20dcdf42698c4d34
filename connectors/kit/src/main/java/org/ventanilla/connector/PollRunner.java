package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.PolledItem.Pending;
import org.ventanilla.connector.Poller.Source;

/**
 * Runs a channel that we have to ask, on a thread of its own, while this node holds the lease: fetch, keep raw, parse, hand
 * over, and only on a receipt acknowledge and move the cursor. One bad item never stops the others; no receipt stops
 * everything until the hub is back.
 */
final class PollRunner implements Runner {
    private static final Logger LOG = LoggerFactory.getLogger(PollRunner.class);
    private static final int BATCH = 50;
    private static final Duration HUB = Duration.ofMinutes(2);
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final String instance;
    private final Poller poller;
    private final Vertx vertx;
    private final Patience patience;
    private final PolledItem items;
    private final Trail trail;
    private final Reading reading;
    private final @Nullable CanaryRunner canaries;
    private final InFlight inFlight = new InFlight();
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Source open;

    PollRunner(HostServices services, Poller poller, PolledItem items, Desk desk, @Nullable CanaryRunner canaries) {
        this.instance = desk.instance();
        this.poller = poller;
        this.vertx = services.vertx();
        this.patience = services.patience();
        this.items = items;
        this.trail = desk.trail();
        this.canaries = canaries;
        this.reading = new Reading(
                services, instance, desk.board(), desk.tally(), new Reading.Told(this::leaseChanged, this::breakOff));
    }

    @Override
    public Future<Void> start() {
        reading.start();
        var thread = new Thread(this::work, "poll-" + instance);
        thread.setDaemon(true);
        thread.start();
        return Future.succeededFuture();
    }

    /** The item in hand is finished and acknowledged first; a source that only waits is broken off at once. */
    @Override
    public Future<Void> stop() {
        reading.end();
        wake.release();
        return inFlight.close().eventually(this::closeOpen).eventually(reading::giveLeaseBack);
    }

    private void leaseChanged() {
        wake.release();
        if (canaries != null) {
            canaries.hold(reading.token() != null);
        }
        if (reading.token() == null) {
            reading.standBy();
            breakOff();
        }
    }

    private void breakOff() {
        closeOpen().onFailure(slow -> LOG.warn("source does not close instance={}", instance, slow));
    }

    /** Breaks off whatever the source is waiting for. Off the event loop, because saying goodbye may block. */
    private Future<Void> closeOpen() {
        Source source = open;
        if (source == null) {
            return Future.succeededFuture();
        }
        open = null; // a source that bears being closed must not be read on
        Callable<Void> goodbye = () -> {
            source.close();
            return null;
        };
        return vertx.executeBlocking(goodbye, false)
                .timeout(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> {
                    LOG.debug("source was gone already instance={}", instance, cause);
                    return Future.succeededFuture();
                });
    }

    private void work() {
        while (!reading.isEnded()) {
            Long token = reading.token();
            if (token == null) {
                reading.standBy();
                pause(patience.leaseRenew());
                continue;
            }
            reading.sign();
            try (Source source = poller.open().get()) {
                open = source;
                readWhileOurs(source, token);
            } catch (Exception | Error e) { // an author's mistake must not end the thread unseen
                rest(reading.failed(e));
            } finally {
                open = null;
            }
        }
    }

    private void readWhileOurs(Source source, long token) throws Exception {
        String cursor = await(reading.cursor());
        while (isOurs(source, token)) {
            List<RawItem> batch = source.fetch(cursor, BATCH);
            reading.contact();
            for (List<RawItem> run : Window.of(batch)) {
                if (!through(source, run, token)) {
                    return;
                }
                cursor = run.get(run.size() - 1).position();
            }
            reading.wentWell();
            if (batch.isEmpty()) {
                source.awaitNews(patience.pace().longestWait(poller.pollEvery()));
            }
        }
    }

    /** Not ours any more either when the source was broken off. */
    private boolean isOurs(Source source, long token) {
        return open == source && reading.isOurs(token);
    }

    /** False when not all of them are through, because we are to stop or the lease is lost. */
    private boolean through(Source source, List<RawItem> run, long token) throws Exception {
        if (!isOurs(source, token) || !inFlight.enter()) {
            return false;
        }
        var settling = new Settling();
        try {
            take(source, run, token, settling);
        } finally {
            try {
                settle(source, settling, token); // what is safe is acknowledged, whatever became of the next
            } finally {
                inFlight.leave();
            }
        }
        return settling.size() == run.size();
    }

    /** Kept, read and handed over side by side; settled in their order, as far as one after the other is safe. */
    private void take(Source source, List<RawItem> run, long token, Settling settling) throws Exception {
        var reads = run.stream().map(this::read).toList();
        var lanes = new Lanes(items, reading, token);
        var handed = new ArrayList<Future<Optional<Ending>>>();
        try {
            while (handed.size() < run.size() && isOurs(source, token)) {
                var pending = await(reads.get(handed.size()));
                handed.add(pending.map(one -> lanes.handOver(one).map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
            }
        } catch (Exception e) {
            handed.add(Future.failedFuture(e));
        }
        reads.subList(handed.size(), reads.size()).forEach(PollRunner::giveBack);
        settle(run, handed, settling);
    }

    /** Waits for all. What stands behind one that is not safe comes again, and the hub knows it by its key. */
    private void settle(List<RawItem> run, List<Future<Optional<Ending>>> handed, Settling settling) throws Exception {
        Exception unsafe = null;
        for (int i = 0; i < handed.size(); i++) {
            try {
                var ending = await(handed.get(i));
                reading.sign();
                if (unsafe == null) {
                    settled(run.get(i), ending, settling);
                }
            } catch (Exception e) {
                unsafe = unsafe == null ? e : unsafe;
            }
        }
        if (unsafe != null) {
            throw unsafe;
        }
    }

    private static void settled(RawItem item, Optional<Ending> ending, Settling settling) {
        if (ending.isPresent()) {
            settling.safe(item, ending.get());
        } else {
            settling.aside(item);
        }
    }

    /** Empty for a canary of ours that came back. */
    private Future<Optional<Pending>> read(RawItem item) {
        return canaries != null && canaries.isBack(item)
                ? Future.succeededFuture(Optional.empty())
                : items.read(item).map(Optional::of);
    }

    /** Also when it ends long after we gave it up: an item that nobody hands over is not under way. */
    private static void giveBack(Future<Optional<Pending>> read) {
        read.onSuccess(pending -> pending.ifPresent(Pending::giveBack));
    }

    private void settle(Source source, Settling settling, long token) throws Exception {
        String position = settling.position();
        if (position == null) {
            return;
        }
        settling.tell(source);
        settling.keys().forEach(key -> trail.note(key, "acknowledged", null));
        reading.contact();
        await(reading.saveCursor(position, token));
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

    /** Until something changes, at most this long. */
    private void pause(Duration time) {
        try {
            if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reading.end();
        }
    }

    /** The whole time, unless we are stopped: a lease won anew is no reason to try a refused password again. */
    private void rest(Optional<Duration> time) {
        long began = System.nanoTime();
        long nanos = time.map(Duration::toNanos).orElse(Long.MAX_VALUE);
        for (long left = nanos; left > 0 && !reading.isEnded(); left = nanos - (System.nanoTime() - began)) {
            pause(Duration.ofNanos(left));
        }
    }
}
