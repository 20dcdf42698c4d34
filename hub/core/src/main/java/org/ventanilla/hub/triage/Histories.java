package org.ventanilla.hub.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.Past;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.model.Submission;

/** What was brought in from the past, as triage sees it. Pure. */
final class Histories {
    private Histories() {}

    /** What became of it then; null for what is said now. */
    static @Nullable Past past(Submission s) {
        var history = s.history();
        if (history == null) {
            return null;
        }
        Instant closed = history.closedAt();
        return closed == null
                ? Past.STILL_OPEN
                : new Past(new Past.Closing(status(history.status()), closed, history.closingText()));
    }

    /** What does not say how it ended was dealt with. */
    private static Status status(@Nullable String name) {
        for (Status status : Past.ENDS) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        return Status.RESOLVED;
    }

    /** From where its incident is looked for. */
    static Likeness.Sight sight(Submission s) {
        var history = s.history();
        if (history == null) {
            return Likeness.Sight.NOW;
        }
        return history.closedAt() == null ? Likeness.Sight.PAST_OPEN : Likeness.Sight.PAST_CLOSED;
    }
}
