package org.ventanilla.hub.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the incident room keeps of a report: no words, no address.
 *
 * @param id the submission's id
 * @param contactId who is answered; absent when nobody is
 * @param replyChannel channel type the answers go to
 * @param nativeId the item's own id at its source, so that answers can be threaded to it
 * @param photos media references, in the order given
 * @param unverified an addition that is not known to be the reporter's own
 * @param courtesy it says thank you and nothing else
 */
public record ReportFacts(
        long id,
        @Nullable Long contactId,
        String channel,
        String instance,
        @Nullable String replyChannel,
        String language,
        Instant receivedAt,
        @Nullable String nativeId,
        List<String> photos,
        boolean unverified,
        boolean courtesy) {

    /** The same as an addition whose writer is somebody else, or nobody knows who. */
    public ReportFacts fromStranger() {
        return new ReportFacts(
                id, contactId, channel, instance, replyChannel, language, receivedAt, nativeId, photos, true, courtesy);
    }
}
