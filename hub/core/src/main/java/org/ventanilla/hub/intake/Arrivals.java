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
        return new Submission(
                s.schema(),
                s.key(),
                fingerprint,
                s.jurisdiction(),
                s.instance(),
                s.type(),
                s.connectorVersion(),
                s.leaseToken(),
                occurred(s.occurredAt(), now),
                s.deviceAt(),
                s.sentAt(),
                now,
                s.reporter(),
                s.title(),
                s.text(),
                s.location(),
                s.kindHint(),
                s.category(),
                s.attachments(),
                s.thread(),
                s.flags(),
                s.quarantine(),
                s.rawRef(),
                s.traceparent(),
                s.remarks());
    }

    /** The future is clamped to now: a wrong clock must not put a report ahead of everything (CONTRACT K7). */
    static Instant occurred(@Nullable Instant claimed, Instant now) {
        return claimed == null || claimed.isAfter(now.plus(AHEAD)) ? now : claimed;
    }
}
