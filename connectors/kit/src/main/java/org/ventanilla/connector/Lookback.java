package org.ventanilla.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Reconciler.Window;

/**
 * Which window to ask a source about, and what of it the source no longer knows. Pure.
 *
 * @param pace how far each look reaches back
 * @param retention how long the source keeps what we did not take; null for as long as it exists
 */
record Lookback(Pace pace, @Nullable Duration retention) {
    private static final Duration FIRST = Duration.ofDays(1);

    /**
     * From a little before the end of the last complete look until what the channel itself had time to bring, or until now when
     * somebody asked; empty when there is nothing in between.
     *
     * @param last end of the last complete look, null before the first
     * @param wanted how far back somebody wants to look, null for as far as usual and only as a matter of course
     */
    Optional<Window> window(@Nullable Instant last, @Nullable Instant wanted, Instant now) {
        Instant usual = last == null ? now.minus(FIRST) : last.minus(pace.overlap());
        Instant from = wanted != null && wanted.isBefore(usual) ? wanted : usual;
        // Somebody who asks wants all there is: an item that is on its way meanwhile has the same key.
        Instant to = wanted == null ? now.minus(pace.settle()) : now;
        return from.isBefore(to) ? Optional.of(new Window(from, to)) : Optional.empty();
    }

    /**
     * Until when nothing is known of the window's beginning; null when all of it is known, be it from an earlier look. A
     * source that was never asked before owes nothing of the time before, unless it says so itself.
     *
     * @param knownSince what the source said
     */
    @Nullable Instant gapUntil(Window window, @Nullable Instant last, @Nullable Instant knownSince, Instant now) {
        Instant kept = retention == null || last == null ? window.from() : now.minus(retention);
        Instant known = knownSince == null || knownSince.isBefore(kept) ? kept : knownSince;
        boolean isSeen = last != null && !known.isAfter(last);
        return known.isAfter(window.from()) && !isSeen ? known : null;
    }
}
