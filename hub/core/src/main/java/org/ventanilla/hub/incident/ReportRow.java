package org.ventanilla.hub.incident;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as the incident room keeps it.
 *
 * @param parentId the report this one adds to, for follow-ups
 * @param understood the {@link NewIncident} it would make alone
 * @param decision how it was matched, with reasons
 * @param trusted false when the channel did not stand by the sender's address
 * @param organisationId the organisation it seems to come from
 * @param organisationSure whether the channel vouched for the address that says so
 * @param unverified an addition that is not known to be the reporter's own
 */
public record ReportRow(
        long id,
        long incidentId,
        @Nullable Long parentId,
        @Nullable Long contactId,
        String channel,
        String instance,
        @Nullable String replyChannel,
        String language,
        Instant receivedAt,
        @Nullable String nativeId,
        @Nullable JsonObject understood,
        @Nullable JsonObject decision,
        boolean trusted,
        @Nullable Long organisationId,
        boolean organisationSure,
        boolean unverified) {

    /** Whether who made it can be asked something: they left a way to be written to, and the channel stands by it. */
    public boolean canBeAsked() {
        return parentId == null && contactId != null && replyChannel != null && trusted;
    }
}
