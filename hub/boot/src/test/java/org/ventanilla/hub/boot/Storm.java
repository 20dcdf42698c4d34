package org.ventanilla.hub.boot;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Many reports. How many reports come and in which order. Few by default, so that the build stays quick; {@code -Dreports=1000 -Dseed=2}
 * is the real thing, and the same seed brings the same people in the same order.
 *
 * @param first number of the first one: words and contacts of two storms over one city differ
 */
record Storm(int reports, long seed, int first) {
    private static final Duration EACH = Duration.ofMillis(500);
    private static final Duration AT_LEAST = Duration.ofMinutes(2);

    /** The first seed and the size asked for on the command line. */
    static Storm of(int usual) {
        return new Storm(Integer.getInteger("reports", usual), Long.getLong("seed", 1), 0);
    }

    /** The same size with another seed. */
    Storm seeded(long other) {
        return new Storm(reports, other, first);
    }

    /** As many more in a city that has had some. */
    Storm after(int earlier) {
        return new Storm(reports, seed, earlier);
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
