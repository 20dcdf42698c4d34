package org.ventanilla.hub.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was understood when it came, for trying other rules on it.
 *
 * @param contact id of who said it; null for the anonymous
 * @param closedAt when its incident was closed; null while it is open
 */
public record PastReport(
        long id,
        Instant receivedAt,
        String channel,
        @Nullable Long contact,
        NewIncident understood,
        @Nullable Instant closedAt) {}
