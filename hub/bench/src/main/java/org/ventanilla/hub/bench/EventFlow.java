package org.ventanilla.hub.bench;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events on their way: how many a second get through, and how long one takes at a given rate. */
final class EventFlow {
    private static final int BATCH = 50;
    private static final double SECOND = 1e9;
    private static final double MILLI = 1e6;
    private static final String BARE = "bench.bare";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
    private static final long TRY = TimeUnit.SECONDS.toNanos(2);
    private static final int TRIES = 60;

    private final EventRig rig;
    private final int seconds;

    EventFlow(EventRig rig, int seconds) {
        this.rig = rig;
        this.seconds = seconds;
    }

    /** Events a second, from before the first commit until the last one has arrived. */
    double throughput(Function<Consumer<Long>, EventTaps.Tap> way) {
        var got = new AtomicLong();
        EventTaps.Tap tap = way.apply(sent -> got.incrementAndGet());
        try {
            settle(got, 1);
            write(1, got);
            return write(seconds, got);
        } finally {
            tap.close();
        }
    }

    /** What the log takes by itself: no reader can be told more. */
    double unheard() {
        write(1, null);
        return write(seconds, null);
    }

    /** @param got how many have arrived; null when nobody is there */
    private double write(int howLong, @Nullable AtomicLong got) {
        long before = got == null ? 0 : got.get();
        long start = System.nanoTime();
        long written = 0;
        while (System.nanoTime() - start < howLong * SECOND) {
            EventRig.get(rig.write(BATCH));
            written += BATCH;
        }
        if (got != null) {
            await(got, before + written);
        }
        return written / ((System.nanoTime() - start) / SECOND);
    }

    private static void await(AtomicLong got, long all) {
        if (!arrives(got, all, PATIENCE)) {
            throw new IllegalStateException("only " + got.get() + " of " + all + " arrived");
        }
    }

    private static boolean arrives(AtomicLong got, long all, long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (got.get() < all) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(100_000);
        }
        return true;
    }

    /**
     * One event after the other until one has reached all readers: a member of a cluster hears of a consumer on another one a
     * moment after that was told that it is there, and what is published meanwhile is lost to it.
     */
    private void settle(AtomicLong got, int readers) {
        for (int i = 0; i < TRIES; i++) {
            long before = got.get();
            EventRig.get(rig.write(1));
            if (arrives(got, before + readers, TRY)) {
                return;
            }
        }
        throw new IllegalStateException("nothing arrives");
    }

    /** The same payload over the bus alone, with nothing behind it. */
    double bare(Vertx receiver) {
        var got = new AtomicLong();
        var consumer = receiver.eventBus().<JsonObject>consumer(BARE, m -> got.incrementAndGet());
        EventRig.get(consumer.completion());
        var payload = new JsonObject().put("type", "bare").put("data", new JsonObject(EventRig.data("1", 1)));
        for (int i = 0; i < TRIES && got.get() == 0; i++) {
            rig.hub.eventBus().publish(BARE, payload);
            arrives(got, 1, TRY);
        }
        publish(1, payload, got);
        double rate = publish(seconds, payload, got);
        EventRig.get(consumer.unregister());
        return rate;
    }

    /** Never more than a few thousand on the way, as nothing tells a publisher to be slower. */
    private double publish(int howLong, JsonObject payload, AtomicLong got) {
        long before = got.get();
        long start = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - start < howLong * SECOND) {
            for (int i = 0; i < BATCH; i++) {
                rig.hub.eventBus().publish(BARE, payload);
            }
            sent += BATCH;
            await(got, before + sent - 40L * BATCH);
        }
        await(got, before + sent);
        return sent / ((System.nanoTime() - start) / SECOND);
    }

    /** How long from before the commit until it has arrived. */
    record Delay(double p50, double p99, double most, int count) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "p50 %6.1f ms   p99 %6.1f ms   max %6.1f ms", p50, p99, most);
        }
    }

    /** At so many events a second, ten to a transaction, with so many readers of each. */
    Delay delay(int perSecond, int readers, Function<Consumer<Long>, EventTaps.Tap> way) {
        int perWrite = 10;
        long[] samples = new long[perSecond * seconds * readers];
        var taken = new AtomicLong();
        Consumer<Long> sample = sent -> {
            int at = (int) taken.getAndIncrement();
            if (at < samples.length) {
                samples[at] = System.nanoTime() - sent;
            }
        };
        EventTaps.Tap tap = way.apply(sample);
        try {
            settle(taken, readers);
            taken.set(0);
            var pulse = new Pulse(rig.hub, perSecond / perWrite, seconds, n -> rig.write(perWrite));
            var unused = pulse.run();
            await(taken, samples.length);
        } finally {
            tap.close();
        }
        Arrays.sort(samples);
        int n = samples.length;
        return new Delay(samples[n / 2] / MILLI, samples[(int) (n * 0.99)] / MILLI, samples[n - 1] / MILLI, n);
    }
}
