package org.ventanilla.hub.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a login was tried in vain, and until when it is not tried again. Pure.
 *
 * @param failures since the last success
 */
record LoginAttempts(int failures, @Nullable Instant lastAt, @Nullable Instant lockedUntil) {
    static final LoginAttempts NONE = new LoginAttempts(0, null, null);

    private static final int FREE = 5;
    private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 4;
    /** After a quiet day it starts from nothing. */
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /**
     * Counts a try as failed before its password is looked at, so that many tries at one moment do not slip through; a
     * success clears the count. The fifth locks for a minute, each further one for twice as long, at most 16 minutes.
     */
    LoginAttempts tried(Instant now) {
        var forgotten = lastAt != null && lastAt.plus(FORGOTTEN_AFTER).isBefore(now);
        var count = forgotten ? 1 : failures + 1;
        var doublings = Math.min(count - FREE, MOST_DOUBLINGS);
        return new LoginAttempts(count, now, doublings < 0 ? null : now.plus(FIRST_LOCK.multipliedBy(1L << doublings)));
    }
}
