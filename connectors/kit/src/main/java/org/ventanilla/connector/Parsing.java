package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an author's {@code parse} where it can do no harm: on a thread of its own, under a deadline, whatever it throws. A
 * parse that never returns keeps its thread; when a few are kept, the instance is degraded and further items are not parsed
 * at all, so that a flood of them cannot take all threads of the node. Safe from any thread.
 */
final class Parsing {
    /** The instance's alarm, and the reason of an item, when parses do not return. */
    static final String HANGS = "parse-hangs";

    /** The reason of an item whose parse failed. */
    static final String UNPARSEABLE = "unparseable";

    static final int MAX_STUCK = 4;
    private static final int THREADS = 2 * MAX_STUCK;
    private static final Logger LOG = LoggerFactory.getLogger(Parsing.class);

    private final Vertx vertx;
    private final String instance;
    private final Duration deadline;
    private final StatusBoard board;
    private final AtomicInteger stuck = new AtomicInteger();
    private final ThreadPoolExecutor threads;

    Parsing(HostServices services, String instance, StatusBoard board) {
        this.vertx = services.vertx();
        this.instance = instance;
        this.deadline = services.patience().item();
        this.board = board;
        this.threads =
                new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    var thread = new Thread(task, "parse-" + instance);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * What came of a parse.
     *
     * @param problem null when it could be read, else the stable reason for keeping it for a person
     */
    record Parsed(List<Inbound> items, @Nullable String problem) {
        static Parsed bad(String reason) {
            return new Parsed(List.of(), reason);
        }
    }

    /** Fails with {@link NoReceipt} only when the instance stops. */
    Future<Parsed> read(Supplier<@Nullable List<Inbound>> parse) {
        if (stuck.get() >= MAX_STUCK) {
            return Future.succeededFuture(Parsed.bad(HANGS));
        }
        var job = new Job(parse);
        try {
            threads.execute(job);
        } catch (RejectedExecutionException e) {
            return Future.failedFuture(stopping());
        }
        return Future.fromCompletionStage(job.answer(), vertx.getOrCreateContext());
    }

    private static NoReceipt stopping() {
        return new NoReceipt("stopping");
    }

    void close() {
        threads.shutdownNow().forEach(waiting -> ((Job) waiting).stop());
    }

    private void count(int change) {
        boolean tooMany = stuck.addAndGet(change) >= MAX_STUCK;
        if (!tooMany) {
            board.clear(HANGS);
            return;
        }
        board.raise(HANGS);
        // Whoever waits for a thread may wait for ever.
        for (Runnable waiting = threads.getQueue().poll();
                waiting != null;
                waiting = threads.getQueue().poll()) {
            ((Job) waiting).turnAway();
        }
    }

    private final class Job implements Runnable {
        private final Supplier<@Nullable List<Inbound>> parse;
        private final CompletableFuture<Parsed> done = new CompletableFuture<>();
        private @Nullable Thread runner;

        Job(Supplier<@Nullable List<Inbound>> parse) {
            this.parse = parse;
        }

        CompletableFuture<Parsed> answer() {
            return done.handle((parsed, cause) -> {
                if (cause instanceof NoReceipt ended) {
                    throw ended;
                }
                return cause == null ? parsed : overdue();
            });
        }

        void turnAway() {
            done.complete(Parsed.bad(HANGS));
        }

        void stop() {
            done.completeExceptionally(stopping());
        }

        @Override
        public void run() {
            setRunner(Thread.currentThread());
            // Counted from here: time spent waiting for a thread is not the item's fault.
            CompletableFuture<Parsed> timed = done.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
            Parsed parsed = parsed();
            setRunner(null);
            boolean inTime = threads.isShutdown() ? timed.completeExceptionally(stopping()) : timed.complete(parsed);
            if (!inTime) {
                count(-1);
            }
        }

        @SuppressWarnings(
                "CatchingThrowable") // whatever goes wrong in an author's code, the item must not be lost with it
        private Parsed parsed() {
            try {
                List<Inbound> items = parse.get();
                boolean isWhole = items != null && items.stream().allMatch(item -> item != null);
                if (isWhole) {
                    return new Parsed(List.copyOf(items), null);
                }
                LOG.error("parse answered nothing, item quarantined instance={}", instance);
            } catch (Throwable e) {
                LOG.error("item not parsed, quarantined instance={} cause={}", instance, Blame.of(e));
            }
            return Parsed.bad(UNPARSEABLE);
        }

        private Parsed overdue() {
            LOG.error("parse does not return, item quarantined instance={} after={}", instance, deadline);
            synchronized (this) {
                if (runner != null) {
                    runner.interrupt();
                }
            }
            count(1);
            return Parsed.bad(HANGS);
        }

        /** The interruption is for this job only, never for the next one on the same thread. */
        private synchronized void setRunner(@Nullable Thread thread) {
            runner = thread;
            if (thread == null && Thread.interrupted()) {
                LOG.debug("parse ended by interruption instance={}", instance);
            }
        }
    }
}
