package org.ventanilla.hub.match;

import java.time.Duration;
import java.util.Map;

/**
 * How long what was opened lately and is closed by now had been open, by category: the median in hours. What is open much
 * longer than usual is rarely what a new report is held to be about. Safe from any thread.
 */
public final class Tempo {
    /** What was opened longer ago says nothing of how fast the city works now. */
    public static final Duration LATELY = Duration.ofDays(120);
    /** So many are needed to say something of a category. */
    public static final int FEWEST = 5;

    /** In place of hours. */
    public static final double UNKNOWN = -1;

    private volatile Map<String, Double> hours = Map.of();

    /** From now on this holds. */
    public void is(Map<String, Double> hoursByCategory) {
        hours = Map.copyOf(hoursByCategory);
    }

    /** {@link #UNKNOWN} for a category of which too few were closed. */
    public double hours(String category) {
        return hours.getOrDefault(category, UNKNOWN);
    }
}
