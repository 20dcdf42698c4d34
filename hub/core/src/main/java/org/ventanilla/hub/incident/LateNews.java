package org.ventanilla.hub.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.WorksUpdate.Effect;

/** News that arrive late change nothing: what is newer counts, whoever said it and whichever way it went. Pure. */
final class LateNews {
    private LateNews() {}

    /**
     * @param now how it stands
     * @param since when it began to stand so
     * @param told how it stands by the news; null when they do not say
     * @param at when that was so
     */
    static Effect of(Status now, Instant since, @Nullable Status told, Instant at) {
        if (told == null) {
            return Effect.NONE;
        }
        if (told == now) {
            return Effect.SAME;
        }
        return at.isBefore(since) ? Effect.LATE : Effect.APPLIED;
    }

    /** The word of one system at its stage. */
    static Effect answer(@Nullable Word before, @Nullable Boolean told, Instant at) {
        if (told == null) {
            return Effect.NONE;
        }
        if (before != null && at.isBefore(before.at())) {
            return Effect.LATE;
        }
        return before != null && before.accepted() == told ? Effect.SAME : Effect.APPLIED;
    }

    /** What was said before. */
    record Word(boolean accepted, Instant at) {}
}
