package org.ventanilla.connector;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps us from a login that was refused: accounts are locked after a few wrong ones, and other programs use them too. The
 * pauses grow, from three tries in the first hour to one in four hours. Time comes from outside; safe from any thread.
 */
public final class LoginPause {
    static final Duration FIRST = Duration.ofMinutes(20);
    static final Duration LONGEST = Duration.ofHours(4);
    private static final int MAX_DOUBLINGS = 10;

    private int refusals;
    private Instant until = Instant.MIN;

    /** Whether nobody may try now. */
    public synchronized boolean isOn(Instant now) {
        return now.isBefore(until);
    }

    /** We were refused; answers how long nobody may try from now on. */
    public synchronized Duration refused(Instant now) {
        refusals++;
        Duration pause = after(refusals);
        until = now.plus(pause);
        return pause;
    }

    /** We were let in. */
    public synchronized void accepted() {
        refusals = 0;
        until = Instant.MIN;
    }

    private static Duration after(int refusals) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(refusals - 1, MAX_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
