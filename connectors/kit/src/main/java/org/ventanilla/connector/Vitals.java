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
 */
public record Vitals(@Nullable Duration roundTrip, @Nullable Instant canaryBack, @Nullable Instant tokenExpires) {}
