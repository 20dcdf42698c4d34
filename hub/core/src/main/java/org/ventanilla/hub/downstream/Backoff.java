package org.ventanilla.hub.downstream;

import java.time.Duration;

/** How long to wait after so many failures. Pure. */
final class Backoff {
    /** In a row; then the endpoint is left alone for a while. */
    static final int BREAKS_AFTER = 5;

    /** Of one event, at an endpoint that takes others: about six hours. */
    static final int MOST_ATTEMPTS = 12;

    /** Without one success in so long it is switched off, and its owner has to say that it is back. */
    static final Duration DISABLED_AFTER = Duration.ofDays(5);

    private static final long FIRST_S = 5;
    private static final long LONGEST_S = 3600;

    private Backoff() {}

    /**
     * Three times as long each time, at most an hour, and up to a fifth more so that not all come back at once.
     *
     * @param failures 1 after the first
     * @param chance 0 to 1
     */
    static Duration after(int failures, double chance) {
        double seconds = Math.min(LONGEST_S, FIRST_S * Math.pow(3, Math.max(0, failures - 1)));
        return Duration.ofMillis((long) (seconds * 1000 * (1 + 0.2 * chance)));
    }
}
