package org.ventanilla.hub.consumers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.model.EventCursor;

/**
 * A system that follows the log.
 *
 * @param stage at which incidents that its filter takes wait for its word; null when none does
 * @param cursor everything up to here was acknowledged
 */
public record Consumer(
        long id,
        String name,
        String description,
        EventFilter filter,
        @Nullable String stage,
        EventCursor cursor,
        @Nullable Instant ackedAt) {

    /** Somebody's wish for a new one. */
    public record Wanted(
            String name, String description, EventFilter filter, @Nullable String stage, EventCursor after, long by) {}
}
