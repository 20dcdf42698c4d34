package org.ventanilla.connector;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Full jitter: a random time between nothing and a bound that doubles with every failure up to a cap (CONTRACT §3.5). Stays
 * within the cap after any number of failures. Pure but for the random source handed in.
 */
record Backoff(Duration first, Duration cap) {
    static final Backoff CONNECTIONS = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** The doubling stops mattering long before the shift overflows. */
    private static final int MAX_DOUBLINGS = 30;

    /**
     * How long to wait now: more than nothing, at most the cap.
     *
     * @param failures how many there were in a row, at least 1
     */
    Duration after(int failures, RandomGenerator random) {
        int doublings = Math.min(Math.max(0, failures - 1), MAX_DOUBLINGS);
        long bound = Math.min(cap.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(1 + random.nextLong(Math.max(1, bound)));
    }
}
