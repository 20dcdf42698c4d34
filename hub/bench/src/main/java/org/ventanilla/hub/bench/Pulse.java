package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * An open loop: so many a second, whether the last was answered or not. A latency counts from when the call was due, so that
 * one that waited for its turn is not flattered.
 */
final class Pulse {
    private static final long EVERY_MS = 5;
    private static final double SECOND = 1e9;

    private final Vertx vertx;
    private final int perSecond;
    private final long total;
    private final LongFunction<Future<?>> action;
    private final long[] samples;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong open = new AtomicLong();
    private long sent;

    Pulse(Vertx vertx, int perSecond, int seconds, LongFunction<Future<?>> action) {
        this.vertx = vertx;
        this.perSecond = perSecond;
        this.total = (long) perSecond * seconds;
        this.action = action;
        this.samples = new long[(int) total];
    }

    /** Latencies in milliseconds. */
    record Result(double p50, double p99, double most, long failures) {
        @Override
        public String toString() {
            return String.format(
                    java.util.Locale.ROOT,
                    "p50 %7.1f ms   p99 %7.1f ms   max %7.1f ms%s",
                    p50,
                    p99,
                    most,
                    failures == 0 ? "" : "   FAILURES " + failures);
        }
    }

    /** Blocks until all were answered. */
    Result run() {
        Promise<Void> done = Promise.promise();
        long start = System.nanoTime();
        vertx.setPeriodic(EVERY_MS, timer -> {
            long due = (long) ((System.nanoTime() - start) / SECOND * perSecond);
            while (sent < Math.min(due, total)) {
                one(start + (long) (sent * SECOND / perSecond), done);
            }
            if (sent >= total) {
                vertx.cancelTimer(timer);
            }
        });
        done.future().toCompletionStage().toCompletableFuture().join();
        return result();
    }

    private void one(long due, Promise<Void> done) {
        sent++;
        open.incrementAndGet();
        action.apply(sent)
                .onComplete(
                        answered -> samples[taken.getAndIncrement()] = System.nanoTime() - due,
                        cause -> failures.incrementAndGet())
                .onComplete(ended -> {
                    if (open.decrementAndGet() == 0 && taken.get() + failures.get() >= total) {
                        var unused = done.tryComplete();
                    }
                });
    }

    private Result result() {
        int n = taken.get();
        long[] sorted = Arrays.copyOf(samples, n);
        Arrays.sort(sorted);
        double millis = 1e6;
        return n == 0
                ? new Result(0, 0, 0, failures.get())
                : new Result(
                        sorted[n / 2] / millis,
                        sorted[(int) (n * 0.99)] / millis,
                        sorted[n - 1] / millis,
                        failures.get());
    }
}
