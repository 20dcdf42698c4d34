package org.ventanilla.hub.intake;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission;

/** What the door adds to a submission: its own arrival time and a sane time of the report. Pure. */
final class Arrivals {
    /** A source's clock may run this far ahead before we stop believing it. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private Arrivals() {}

    static Submission stamped(Submission s, String fingerprint, Instant now) {
        return s.changed()
                .fingerprint(fingerprint)
                .occurredAt(occurred(s.occurredAt(), now))
                .receivedAt(now)
                .made();
    }

    /** The future is clamped to now: a wrong clock must not put a report ahead of everything (CONTRACT K7). */
    static Instant occurred(@Nullable Instant claimed, Instant now) {
        return claimed == null || claimed.isAfter(now.plus(AHEAD)) ? now : claimed;
    }
}
