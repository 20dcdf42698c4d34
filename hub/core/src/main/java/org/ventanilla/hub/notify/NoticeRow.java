package org.ventanilla.hub.notify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message owed, as stored.
 *
 * @param id also the delivery id: the same on every attempt
 */
public record NoticeRow(
        UUID id,
        long contactId,
        long incidentId,
        long eventPosition,
        long reportId,
        String template,
        String channel,
        String instance,
        String state,
        int attempt,
        @Nullable String lastCode,
        Instant createdAt,
        @Nullable Instant sentAt) {}
