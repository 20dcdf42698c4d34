package org.ventanilla.hub.match;

import java.util.ArrayList;
import java.util.List;

/** How long what is of one category stays open, as {@link Tempo} has it, in a replay; told anew each day. Not thread-safe. */
final class Stays {
    private static final double HOUR = 3_600;
    private static final long DAY = 86_400;

    private final List<Stay> all = new ArrayList<>();
    private long day = Long.MIN_VALUE;
    private double hours;

    /** Something that is open for a while, in seconds since 1970. */
    interface Stay {
        long openedAt();

        /** May lie in the future. */
        long closedAt();
    }

    void add(Stay stay) {
        all.add(stay);
    }

    double usualHours(long now) {
        if (now / DAY != day) {
            day = now / DAY;
            hours = median(now);
        }
        return hours;
    }

    private double median(long now) {
        double[] closed = all.stream()
                .filter(s -> s.openedAt() > now - Tempo.LATELY.toSeconds() && s.closedAt() < now)
                .mapToDouble(s -> (s.closedAt() - s.openedAt()) / HOUR)
                .sorted()
                .toArray();
        int middle = closed.length / 2;
        if (closed.length < Tempo.FEWEST) {
            return Tempo.UNKNOWN;
        }
        return closed.length % 2 == 1 ? closed[middle] : (closed[middle - 1] + closed[middle]) / 2;
    }
}
