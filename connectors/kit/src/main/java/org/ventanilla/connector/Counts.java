package org.ventanilla.connector;

/**
 * The ledger of one instance since it was built: every item that was taken from the source stands in exactly one column, so
 * {@code received = accepted + duplicate + conflict + quarantined + spooled + inFlight} at every moment. An item for which
 * there was no receipt goes back to its source and counts as not received. One native item counts once, however many pieces
 * of news it held: by the worst of their endings.
 *
 * @param received items taken over or being taken over, those found in the spool at the start among them
 * @param spooled items that lie on disk
 * @param inFlight items being worked on
 * @param sent messages handed to the channel
 * @param retried messages that are to be tried again
 * @param failed messages that will not go out, or of which nobody knows
 * @param backfilled items found only by asking the source afterwards: above zero, something loses webhooks
 * @param throttled times the source asked us to slow down
 * @param gaps windows of which the source no longer knew everything
 * @param forbidden requests turned away: forged, or of somebody else's account
 */
public record Counts(
        long received,
        long accepted,
        long duplicate,
        long conflict,
        long quarantined,
        long spooled,
        long inFlight,
        long sent,
        long retried,
        long failed,
        long backfilled,
        long throttled,
        long gaps,
        long forbidden) {

    /** Whether every received item stands in exactly one column. */
    public boolean addsUp() {
        return received == accepted + duplicate + conflict + quarantined + spooled + inFlight;
    }
}
