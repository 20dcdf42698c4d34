package org.ventanilla.hub.hotspot;

import java.time.Duration;
import java.time.Instant;

/**
 * A hotspot that may take in more.
 *
 * @param number its id, or a negative number while it has none
 * @param x metres, of its heart
 */
record Known(long number, Place.Kind kind, double x, double y, double reachM, Instant firstAt, Instant lastAt) {
    /** Whether an incident is near enough to the heart, and came not too long before the first or after the last. */
    boolean takes(Place p, Duration window) {
        return kind.equals(p.kind())
                && p.metresTo(x, y) <= reachM
                && !p.at().isBefore(firstAt.minus(window))
                && !p.at().isAfter(lastAt.plus(window));
    }

    Known with(Place p) {
        return new Known(
                number,
                kind,
                x,
                y,
                reachM,
                p.at().isBefore(firstAt) ? p.at() : firstAt,
                p.at().isAfter(lastAt) ? p.at() : lastAt);
    }
}
