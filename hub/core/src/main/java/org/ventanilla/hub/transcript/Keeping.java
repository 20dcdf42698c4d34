package org.ventanilla.hub.transcript;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the sound of calls is kept. Pure.
 *
 * @param keep our copy, from when we were told of the recording; zero for no copy at all
 * @param deleteAtProvider whether the provider is to delete its own: with our copy or, when we keep none, once the call was filed,
 *     confirmed or dismissed
 */
public record Keeping(Duration keep, boolean deleteAtProvider) {
    /** Nothing is fetched, and what the provider has is its own affair. */
    public static final Keeping NONE = new Keeping(Duration.ZERO, false);

    /** What is heard a little later may still belong to a call that was decided about. */
    private static final Duration REST = Duration.ofHours(1);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 8;

    /** As the settings say it. */
    public static Keeping days(int days, boolean deleteAtProvider) {
        return new Keeping(Duration.ofDays(days), deleteAtProvider);
    }

    boolean isNothing() {
        return keep.isZero();
    }

    /** Recordings that we were told of then or before are over. */
    Instant over(Instant now) {
        return now.minus(keep);
    }

    /** What we were told of then or before need not be at the provider any more. */
    Instant idle(Instant now) {
        return isNothing() ? now.minus(REST) : over(now);
    }

    /** What was decided then or before has been decided for good; null when the time alone counts, because we had a copy. */
    @Nullable Instant settled(Instant now) {
        return isNothing() ? now.minus(REST) : null;
    }

    /** When our copy of one is deleted. */
    public Instant until(Recording recording) {
        return recording.toldAt().plus(keep);
    }

    /** When to try again what failed: after a minute, and each time twice as long, up to some four hours. */
    static Instant again(Recording recording, Instant now) {
        return now.plus(FIRST_WAIT.multipliedBy(1L << Math.min(DOUBLINGS, recording.tries())));
    }
}
