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
        boolean trusted,
        @Nullable Membership from,
        boolean unverified,
        boolean courtesy) {

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

    /** Whether what is added speaks for the reporter: their own words, from a sender the channel stands by. */
    public boolean speaksForReporter() {
        return trusted && !unverified;
    }

    /** The same from somebody of an organisation; null for none. */
    public ReportFacts from(@Nullable Membership membership) {
        return with(id, membership, unverified, courtesy);
    }

    /** The same as an addition whose writer is somebody else, or nobody knows who. */
    public ReportFacts fromStranger() {
        return with(id, from, true, courtesy);
    }

    /** The same with nothing in it that anybody need look at. */
    public ReportFacts courteous() {
        return with(id, from, unverified, true);
    }

    /** The same facts of an earlier report of theirs. */
    ReportFacts of(long reportId) {
        return with(reportId, from, unverified, courtesy);
    }

    private ReportFacts with(long report, @Nullable Membership membership, boolean stranger, boolean thanks) {
        return new ReportFacts(
                report,
                contactId,
                channel,
                instance,
                replyChannel,
                language,
                receivedAt,
                nativeId,
                photos,
                trusted,
                membership,
                stranger,
                thanks);
    }
}
