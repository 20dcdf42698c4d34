package org.ventanilla.connector.conformance;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.ventanilla.connector.Backoff;
import org.ventanilla.connector.Pace;
import org.ventanilla.connector.Patience;

/** How long the runners wait under the kit: milliseconds where the program waits seconds, days where it waits minutes. */
final class Paces {
    private static final int FILE_TRIES = 60;
    private static final List<Duration> RETRIES = List.of(Duration.ofMillis(10), Duration.ofMillis(20));

    /** How often the hub is asked for one item before its runner gives the look up. */
    static final int TRIES = RETRIES.size() + 1;

    /** Nothing regular happens by itself. */
    private static final Duration NEVER = Duration.ofDays(1);

    /** Longer than any rule lets pass, so that a clock moved on by a week takes no lease away. */
    private static final Duration LEASE = Duration.ofDays(4_000);

    /** The same patience with another lease. */
    static Patience withLease(Patience p, Duration ttl) {
        return new Patience(
                p.request(),
                p.retries(),
                p.webhook(),
                ttl,
                p.leaseRenew(),
                p.item(),
                p.files(),
                p.connections(),
                p.spool(),
                p.pace());
    }

    static final Pace PACE = new Pace(
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            NEVER,
            Duration.ofMinutes(15),
            Duration.ZERO,
            Duration.ofMinutes(9),
            Duration.ofMillis(5),
            5_000,
            5_000);

    static final Patience QUICK = new Patience(
            Duration.ofMillis(150),
            RETRIES,
            Duration.ofMillis(200),
            LEASE,
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Collections.nCopies(FILE_TRIES, Duration.ofMillis(20)),
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(40)),
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(40)),
            PACE);

    private Paces() {}
}
