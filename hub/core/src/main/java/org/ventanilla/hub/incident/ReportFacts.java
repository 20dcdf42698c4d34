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
 * @param trusted false when the channel does not stand by the sender's address: nothing of the report goes back there
 * @param from the organisation it seems to come from; absent for none
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
        boolean trusted,
        @Nullable Membership from) {

    /**
     * An organisation somebody seems to write for.
     *
     * @param sure whether the channel vouches for the address that says so
     */
    public record Membership(long organisation, boolean sure) {}

    /** Whether there is somebody who may be told anything. */
    public boolean canBeAsked() {
        return contactId != null && replyChannel != null && trusted;
    }

    /** The same from somebody of an organisation; null for none. */
    public ReportFacts from(@Nullable Membership membership) {
        return new ReportFacts(
                id,
                contactId,
                channel,
                instance,
                replyChannel,
                language,
                receivedAt,
                nativeId,
                photos,
                trusted,
                membership);
    }

    /** The same facts of an earlier report of theirs. */
    ReportFacts of(long reportId) {
        return new ReportFacts(
                reportId,
                contactId,
                channel,
                instance,
                replyChannel,
                language,
                receivedAt,
                nativeId,
                photos,
                trusted,
                from);
    }
}
