package org.ventanilla.hub.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a system that does the work says about an incident.
 *
 * @param consumer name of the system
 * @param updateId its own, the same when it sends the same again
 * @param fingerprint of everything it says
 * @param at when it was so there
 * @param accepted its word on whether it does the work; null when it says nothing about that
 * @param why words about a refusal, for staff
 * @param status null when the state stays
 * @param reason code, needed to close and to open again
 * @param text words for everybody
 * @param photos references of photos of the result
 */
public record WorksUpdate(
        String consumer,
        String updateId,
        String fingerprint,
        long incident,
        Instant at,
        @Nullable Boolean accepted,
        @Nullable String why,
        @Nullable Status status,
        @Nullable String reason,
        @Nullable String text,
        List<String> photos) {

    boolean saysNothing() {
        return accepted == null && status == null && text == null && photos.isEmpty();
    }

    /** What became of it. */
    public record Outcome(long incident, boolean isRepeated, Effect state, Effect answer) {}

    /** What became of a part of it. */
    public enum Effect {
        /** Nothing was said. */
        NONE,
        APPLIED,
        /** It stands so already. */
        SAME,
        /** Something newer is known: kept, and nothing changed. */
        LATE
    }
}
