package org.ventanilla.connector;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Which canaries were sent and which came back. What came back once stays known for a while, because a mail may be delivered
 * twice. No clock and no I/O of its own; safe from any thread.
 */
final class CanaryFlights {
    private static final int MAX_KNOWN = 256;

    private final Duration every;
    private final Duration overdue;
    private final Deque<Flight> known = new ArrayDeque<>();
    private @Nullable Instant lastSent;
    private @Nullable Instant waitingSince;
    private @Nullable Instant back;
    private @Nullable Duration roundTrip;

    CanaryFlights(Duration every, Duration overdue) {
        this.every = every;
        this.overdue = overdue;
    }

    private record Flight(String token, Instant sent) {}

    synchronized boolean isDue(Instant now) {
        return lastSent == null || !now.isBefore(lastSent.plus(every));
    }

    synchronized void sent(String token, Instant now) {
        if (known.size() >= MAX_KNOWN) {
            known.removeFirst();
        }
        known.addLast(new Flight(token, now));
        lastSent = now;
        waitingSince = waitingSince == null ? now : waitingSince;
    }

    /** Whether this token is of one of ours, which is then back. All are compared, each in constant time. */
    synchronized boolean isBack(String token, Instant now) {
        byte[] given = bytes(token);
        Flight found = null;
        for (Flight flight : known) {
            found = MessageDigest.isEqual(bytes(flight.token()), given) ? flight : found;
        }
        if (found == null) {
            return false;
        }
        landed(found.sent(), now);
        return true;
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }

    /** A younger one that is back says all that an older one could have said. */
    private void landed(Instant sent, Instant now) {
        if (waitingSince == null || sent.isBefore(waitingSince)) {
            return;
        }
        back = now;
        roundTrip = Duration.between(sent, now);
        waitingSince = known.stream()
                .map(Flight::sent)
                .filter(one -> one.isAfter(sent))
                .findFirst()
                .orElse(null);
    }

    synchronized boolean isOverdue(Instant now) {
        return waitingSince != null && Duration.between(waitingSince, now).compareTo(overdue) > 0;
    }

    /** Another node reads now: what is in the air will come to it. */
    synchronized void forget() {
        lastSent = null;
        waitingSince = null;
    }

    synchronized Vitals vitals(@Nullable Instant tokenExpires) {
        return new Vitals(roundTrip, back, tokenExpires);
    }
}
