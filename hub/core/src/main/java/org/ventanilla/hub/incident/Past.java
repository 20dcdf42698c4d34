package org.ventanilla.hub.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a report was said long ago to another system, and what became of it there.
 *
 * @param closing null when it was still to be dealt with
 */
public record Past(@Nullable Closing closing) {
    /** How something can have ended there. */
    public static final List<Status> ENDS = List.of(Status.RESOLVED, Status.NOT_PROCEEDING, Status.ELSEWHERE);

    public static final Past STILL_OPEN = new Past(null);

    /** Field of events that tell of the past: nobody is owed a message for them. */
    public static final String IMPORTED = "imported";

    /** Closing reason of what was closed before it came here. */
    static final String REASON = "imported";

    /** How it ended, when, and what the public was told. */
    public record Closing(Status status, Instant at, @Nullable String text) {}
}
