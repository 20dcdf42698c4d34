package org.ventanilla.connector;

import java.time.Duration;
import java.util.List;

/**
 * How long the runners wait. Tests use shorter times.
 *
 * @param request one request to the hub
 * @param retries waits before further tries under the same key
 * @param webhook how long a provider that calls us is kept waiting in all
 * @param leaseTtl how long a singleton's lease lasts without renewal
 * @param leaseRenew how often it is renewed, or tried for
 * @param item how long one item may take to parse
 * @param files waits between tries for a file that is not ready at the provider
 * @param connections waits before asking a source again that was away
 * @param spool waits before offering the hub again what lies in the spool
 * @param pace of everything that nobody waits for
 */
public record Patience(
        Duration request,
        List<Duration> retries,
        Duration webhook,
        Duration leaseTtl,
        Duration leaseRenew,
        Duration item,
        List<Duration> files,
        Backoff connections,
        Backoff spool,
        Pace pace) {

    public static final Patience STANDARD = new Patience(
            Duration.ofSeconds(2),
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3)),
            Duration.ofMillis(1_000),
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5)),
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)),
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15)),
            Pace.STANDARD);

    /** The same at another pace. */
    public Patience at(Pace other) {
        return new Patience(request, retries, webhook, leaseTtl, leaseRenew, item, files, connections, spool, other);
    }

    /** The same but for the waits before a source is asked again. */
    public Patience withConnections(Backoff waits) {
        return new Patience(request, retries, webhook, leaseTtl, leaseRenew, item, files, waits, spool, pace);
    }

    /** The same but for how long one item may take to parse. */
    public Patience withItem(Duration time) {
        return new Patience(request, retries, webhook, leaseTtl, leaseRenew, time, files, connections, spool, pace);
    }

    /** The same but for how long one request to the hub, and a provider in all, are waited for. */
    public Patience withHub(Duration oneRequest, Duration provider) {
        return new Patience(oneRequest, retries, provider, leaseTtl, leaseRenew, item, files, connections, spool, pace);
    }
}
