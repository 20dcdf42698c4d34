package org.ventanilla.hub.geocode;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often a service may be asked, and that one which is away is left alone for a while. For one thread at a time. */
final class Pace {
    private final Duration between;
    private final Duration longest;
    private Instant next = Instant.MIN;
    private Instant pausedUntil = Instant.MIN;

    /** @param longest who would have to wait longer does not ask at all */
    Pace(double perSecond, Duration longest) {
        this.between = Duration.ofNanos((long) (1_000_000_000 / perSecond));
        this.longest = longest;
    }

    /** How long to wait before asking; empty when it is not to be asked now. */
    Optional<Duration> turn(Instant now) {
        Instant at = next.isAfter(now) ? next : now;
        Duration wait = Duration.between(now, at);
        if (now.isBefore(pausedUntil) || wait.compareTo(longest) > 0) {
            return Optional.empty();
        }
        next = at.plus(between);
        return Optional.of(wait);
    }

    /** Leaves it alone until then; whether that is news. */
    boolean pause(Instant now, Instant until) {
        boolean news = !now.isBefore(pausedUntil);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
        return news;
    }
}
