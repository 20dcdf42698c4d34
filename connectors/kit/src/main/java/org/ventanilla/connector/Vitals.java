package org.ventanilla.connector;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants to see of an instance beside its {@link Health}; what it has not, or not yet, is null.
 *
 * @param roundTrip how long the last canary took to come back
 * @param canaryBack when it came back
 * @param tokenExpires when the token with which it logs in ends
 * @param listening how its listener is
 */
public record Vitals(
        @Nullable Duration roundTrip,
        @Nullable Instant canaryBack,
        @Nullable Instant tokenExpires,
        @Nullable Listening listening) {
    /** Of an instance that does not listen. */
    public Vitals(@Nullable Duration roundTrip, @Nullable Instant canaryBack, @Nullable Instant tokenExpires) {
        this(roundTrip, canaryBack, tokenExpires, null);
    }

    /** The same with how its listener is. */
    public Vitals withListening(@Nullable Listening now) {
        return new Vitals(roundTrip, canaryBack, tokenExpires, now);
    }
}
