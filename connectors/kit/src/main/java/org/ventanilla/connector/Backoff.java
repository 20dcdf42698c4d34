package org.ventanilla.connector;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Full jitter: a random time between nothing and a bound that doubles with every failure up to a cap (CONTRACT §3.5). Stays
 * within the cap after any number of failures. Pure but for the random source handed in.
 *
 * @param first bound of the first wait
 * @param cap no wait is longer
 */
public record Backoff(Duration first, Duration cap) {
    /** The doubling stops mattering long before the shift overflows. */
    private static final int MAX_DOUBLINGS = 30;

    /**
     * How long to wait now: more than nothing, at most the cap.
     *
     * @param failures how many there were in a row, at least 1
     */
    public Duration after(int failures, RandomGenerator random) {
        int doublings = Math.min(Math.max(0, failures - 1), MAX_DOUBLINGS);
        long bound = Math.min(cap.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(1 + random.nextLong(Math.max(1, bound)));
    }
}
