package org.ventanilla.hub.notify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message owed, as stored.
 *
 * @param incidentId 0 when it is about no incident: the answer to "help"
 * @param contradicted the channel said both that it failed and that it arrived; arrived wins
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
        @Nullable Instant sentAt,
        boolean contradicted) {
    /** The same by another channel. */
    NoticeRow by(String otherChannel, String otherInstance) {
        return new NoticeRow(
                id,
                contactId,
                incidentId,
                eventPosition,
                reportId,
                template,
                otherChannel,
                otherInstance,
                state,
                attempt,
                lastCode,
                createdAt,
                sentAt,
                contradicted);
    }
}
