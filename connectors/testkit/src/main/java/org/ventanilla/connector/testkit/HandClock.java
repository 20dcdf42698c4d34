package org.ventanilla.connector.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that only moves when the test moves it, in whole milliseconds. Safe from any thread. UTC. */
public final class HandClock extends Clock {
    private final AtomicLong millis;

    public HandClock(Instant start) {
        this.millis = new AtomicLong(start.toEpochMilli());
    }

    /** Moves on by this much, or back when it is negative; answers the new time. */
    public Instant advance(Duration by) {
        return Instant.ofEpochMilli(millis.addAndGet(by.toMillis()));
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same instants in another zone, stopped at this moment. */
    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
