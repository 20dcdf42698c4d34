package org.ventanilla.connector;

import java.time.Duration;

/**
 * How often and how fast the runners do what nobody waits for. Tests use a quicker pace.
 *
 * @param send how long one message may take to send before its fate counts as unknown
 * @param check how long a check of the configuration may take
 * @param reconcileEvery the time between two looks at what a source should have told us
 * @param overlap how far each of those looks reaches back over the one before it
 * @param settle items younger than this are left to the channel itself
 * @param silence a source that was not heard of for this long counts as dead, whatever its connection says
 * @param trail how long lines of the channel log are gathered before they are sent
 * @param egressPerSecond requests an instance may make to the outside
 * @param sendsPerSecond messages an instance may send
 */
public record Pace(
        Duration send,
        Duration check,
        Duration reconcileEvery,
        Duration overlap,
        Duration settle,
        Duration silence,
        Duration trail,
        int egressPerSecond,
        int sendsPerSecond) {

    public static final Pace STANDARD = new Pace(
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(9),
            Duration.ofSeconds(1),
            20,
            20);

    /** How often silence is looked for: with {@link #silence} itself still under ten minutes. */
    Duration watchEvery() {
        return silence.dividedBy(10).plusMillis(1);
    }

    /** The longest that a source is let wait for news, so that a healthy one is heard of in time. */
    Duration longestWait(Duration wanted) {
        Duration half = silence.dividedBy(2);
        return wanted.compareTo(half) < 0 ? wanted : half;
    }

    public Pace withSilence(Duration time) {
        return new Pace(send, check, reconcileEvery, overlap, settle, time, trail, egressPerSecond, sendsPerSecond);
    }

    public Pace withSend(Duration time, int perSecond) {
        return new Pace(time, check, reconcileEvery, overlap, settle, silence, trail, egressPerSecond, perSecond);
    }

    public Pace withReconcile(Duration every, Duration back, Duration young) {
        return new Pace(send, check, every, back, young, silence, trail, egressPerSecond, sendsPerSecond);
    }

    public Pace withTrail(Duration time) {
        return new Pace(send, check, reconcileEvery, overlap, settle, silence, time, egressPerSecond, sendsPerSecond);
    }
}
