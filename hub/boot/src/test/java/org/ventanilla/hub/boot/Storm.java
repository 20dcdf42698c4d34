package org.ventanilla.hub.boot;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How many reports come and in which order. Few by default, so that the build stays quick; {@code -Dreports=1000 -Dseed=2}
 * is the real thing, and the same seed brings the same people in the same order.
 */
record Storm(int reports, long seed) {
    private static final Duration EACH = Duration.ofMillis(500);
    private static final Duration AT_LEAST = Duration.ofMinutes(2);

    static Storm of(int usual) {
        return new Storm(Integer.getInteger("reports", usual), Long.getLong("seed", 1));
    }

    /** What chance decides about one report, whoever asks and however often. */
    SplittableRandom chance(int report) {
        return new SplittableRandom(seed * 1_000_003 + report);
    }

    /** Somewhere within a part of the storm that is given in percent. */
    int between(int from, int to) {
        int first = reports * from / 100;
        return first + new SplittableRandom(seed).nextInt(Math.max(1, reports * to / 100 - first));
    }

    /** How long it may take until everything is as it should be. */
    Duration patience() {
        Duration all = EACH.multipliedBy(reports);
        return all.compareTo(AT_LEAST) > 0 ? all : AT_LEAST;
    }
}
