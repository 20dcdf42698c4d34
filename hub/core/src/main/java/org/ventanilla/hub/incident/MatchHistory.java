package org.ventanilla.hub.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report and where it ended: what the next training learns from.
 *
 * @param channel how it came
 * @param understood the incident it would have made alone
 * @param closedAt when the incident it belongs to was closed; absent while it is open
 * @param first the first report of that incident
 * @param judged a person has looked at it: they said something of its match, or closed the incident
 */
public record MatchHistory(
        long report,
        Instant receivedAt,
        String channel,
        NewIncident understood,
        @Nullable Instant closedAt,
        long first,
        boolean judged) {}
