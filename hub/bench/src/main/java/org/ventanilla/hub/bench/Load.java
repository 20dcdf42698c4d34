package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * A closed loop: so many callers, each sending the next as soon as the last was answered, for so many seconds after a
 * warm-up. Latencies in nanoseconds.
 */
final class Load {
    private static final int MAX_SAMPLES = 2_000_000;

    private final int callers;
    private final long warmUpNanos;
    private final long nanos;
    private final LongFunction<Future<?>> action;
    private final long[] samples = new long[MAX_SAMPLES];
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicLong number = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    Load(int callers, int seconds, LongFunction<Future<?>> action) {
        this.callers = callers;
        this.warmUpNanos = seconds * 1_000_000_000L;
        this.nanos = seconds * 1_000_000_000L;
        this.action = action;
    }

    /** What was measured: items a second and two percentiles in microseconds. */
    record Result(double perSecond, double p50Micros, double p99Micros, long failures) {
        @Override
        public String toString() {
            return String.format(
                    java.util.Locale.ROOT,
                    "%9.0f/s   p50 %8.2f ms   p99 %8.2f ms%s",
                    perSecond,
                    p50Micros / 1000,
                    p99Micros / 1000,
                    failures == 0 ? "" : "   FAILURES " + failures);
        }
    }

    Result run() {
        long start = System.nanoTime();
        Promise<Void> done = Promise.promise();
        var running = new AtomicInteger(callers);
        for (int i = 0; i < callers; i++) {
            next(start, running, done);
        }
        done.future().toCompletionStage().toCompletableFuture().join();
        int n = Math.min(taken.get(), MAX_SAMPLES);
        long[] sorted = Arrays.copyOf(samples, n);
        Arrays.sort(sorted);
        double micros = 1000.0;
        return new Result(
                n * 1e9 / nanos,
                n == 0 ? 0 : sorted[n / 2] / micros,
                n == 0 ? 0 : sorted[(int) (n * 0.99)] / micros,
                failures.get());
    }

    private void next(long start, AtomicInteger running, Promise<Void> done) {
        long begin = System.nanoTime();
        if (begin - start > warmUpNanos + nanos) {
            if (running.decrementAndGet() == 0) {
                done.complete();
            }
            return;
        }
        action.apply(number.incrementAndGet())
                .onComplete(
                        ok -> {
                            record(start, begin, System.nanoTime());
                            next(start, running, done);
                        },
                        cause -> {
                            failures.incrementAndGet();
                            next(start, running, done);
                        });
    }

    private void record(long start, long begin, long end) {
        if (end - start > warmUpNanos && end - start <= warmUpNanos + nanos) {
            int slot = taken.getAndIncrement();
            if (slot < MAX_SAMPLES) {
                samples[slot] = end - begin;
            }
        }
    }
}
