package org.ventanilla.hub.boot;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again and again until something is so. The deadline only bounds a failure; success never waits for it. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration FIRST = Duration.ofMillis(50);
    /** Looks grow rarer: a thousand reports are not asked for twenty times a second by who waits for them. */
    private static final Duration LAST = Duration.ofSeconds(1);

    private Eventually() {}

    /** Answers the first value that is as wanted; what it saw last is in the failure. */
    static <T> T see(String what, Supplier<T> look, Predicate<T> wanted) {
        return see(what, look, wanted, PATIENCE);
    }

    static <T> T see(String what, Supplier<T> look, Predicate<T> wanted, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Duration between = FIRST;
        T seen = look.get();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never seen: " + what + "; last seen: " + brief(seen));
            }
            LockSupport.parkNanos(between.toNanos());
            between = between.compareTo(LAST) < 0 ? between.multipliedBy(5).dividedBy(4) : LAST;
            seen = look.get();
        }
        return seen;
    }

    private static String brief(Object seen) {
        String words = String.valueOf(seen);
        return words.length() <= 2_000 ? words : words.substring(0, 2_000) + "…";
    }
}
