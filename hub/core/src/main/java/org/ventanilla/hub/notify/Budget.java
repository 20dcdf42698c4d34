package org.ventanilla.hub.notify;

import java.time.Duration;

/**
 * How many automatic messages one recipient may get, whatever the channel: the last guard against two machines answering
 * each other (CONTRACT §3.5). What exceeds it is held for a clerk, never dropped.
 */
record Budget(int perTenMinutes, int perDay) {
    static final Duration SHORT = Duration.ofMinutes(10);
    static final Duration LONG = Duration.ofDays(1);
    static final Budget STANDARD = new Budget(5, 20);

    /** Whether one more may go, given how many went in the last ten minutes and in the last day. */
    boolean allows(long inTenMinutes, long inOneDay) {
        return inTenMinutes < perTenMinutes && inOneDay < perDay;
    }
}
