package org.ventanilla.connector.conformance;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Inbound;

/** What is seen of a connector's functions while it runs. Safe from any thread. */
final class Watch {
    /** Longer on an event loop, and everybody else waits noticeably. */
    static final Duration LOOP = Duration.ofMillis(100);

    /** Ways for a parse to go wrong. */
    enum Spoil {
        EXCEPTION,
        ERROR,
        STACK,
        NEVER
    }

    private final ConcurrentMap<String, AtomicInteger> slow = new ConcurrentHashMap<>();
    private final AtomicInteger parses = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger spoilt = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private volatile boolean overfull;
    private volatile @Nullable String mark;
    private volatile Spoil spoil = Spoil.EXCEPTION;

    /** From now on items whose raw bytes hold this cannot be read. */
    void spoil(String bytesWith, Spoil how) {
        spoil = how;
        mark = bytesWith;
    }

    /** Everything can be read again. */
    void heal() {
        mark = null;
    }

    <T extends @Nullable Object> T timed(String what, Supplier<T> call) {
        long begin = System.nanoTime();
        try {
            return call.get();
        } finally {
            boolean late = System.nanoTime() - begin > LOOP.toNanos();
            if (late && Context.isOnEventLoopThread()) {
                slow.computeIfAbsent(what, w -> new AtomicInteger()).incrementAndGet();
            }
        }
    }

    List<Inbound> parsed(Buffer raw, Supplier<List<Inbound>> parse) {
        parses.incrementAndGet();
        String bad = mark;
        if (bad != null && raw.toString().contains(bad)) {
            spoilt.incrementAndGet();
            fail();
        }
        return timed("parse", parse);
    }

    private void fail() {
        switch (spoil) {
            case EXCEPTION -> throw new IllegalStateException("spoilt by the conformance kit");
            case ERROR -> throw new AssertionError("spoilt by the conformance kit");
            case STACK -> fail();
            case NEVER -> new Semaphore(0).acquireUninterruptibly();
        }
    }

    void open() {
        opened.incrementAndGet();
    }

    /** How often a source was opened. */
    int opened() {
        return opened.get();
    }

    void fetched(int items, int max) {
        overfull |= items > max;
    }

    void askForFile() {
        files.incrementAndGet();
    }

    /** How often a file was asked for. */
    int filesAsked() {
        return files.get();
    }

    /** How often a spoilt item was tried. */
    int spoiltParses() {
        return spoilt.get();
    }

    int parses() {
        return parses.get();
    }

    /** Whether a fetch brought more than it was asked for. */
    boolean isOverfull() {
        return overfull;
    }

    /** Functions that took longer than {@link #LOOP} on an event loop at least so many times. */
    List<String> slow(int times) {
        return slow.entrySet().stream()
                .filter(e -> e.getValue().get() >= times)
                .map(e -> e.getKey())
                .sorted()
                .toList();
    }
}
