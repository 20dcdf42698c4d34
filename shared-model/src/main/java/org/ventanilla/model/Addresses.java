package org.ventanilla.model;

/** The event-bus addresses others rely on (DESIGN §7). They never change inside {@code v1}. */
public final class Addresses {
    /** Request: a {@link Submission}. Reply: a {@link Receipt}, sent only after commit. */
    public static final String SUBMIT = "ventanilla.v1.ingest.submit";

    /** Request: a {@link DeliveryReceipt}. Reply: an empty object once it is stored. */
    public static final String RECEIPT = "ventanilla.v1.ingest.receipt";

    /** Request: a {@link ControlEvent}. Reply: an empty object once it is stored. */
    public static final String CONTROL = "ventanilla.v1.ingest.control";

    /** {@code {entries: [TrailEntry…]}}: what happened to items on their way. Best effort; who asks hears when it is stored. */
    public static final String TRAIL = "ventanilla.v1.ingest.trail";

    /**
     * Published: one CloudEvents object per event, after commit, and a heartbeat ({@code log.heartbeat}, without
     * {@code sequence}) every few seconds. A doorbell with content, nothing is kept here: see {@link GapCheck}.
     */
    public static final String EVENTS_LIVE = "ventanilla.v1.events.live";

    /**
     * Request: {@code {after, limit, type, category, area, department}}, the last four as lists of words. Reply:
     * {@code {events: [CloudEvent…], next, head, epoch}}; {@code next} is the cursor to go on from. A registered consumer sends
     * {@code {consumer, key, limit}} and reads what it has not acknowledged; the reply has its cursor as {@code after} too. Fails
     * with 409 {@code other-epoch}, 410 {@code cursor-too-old}, 401 or 400.
     */
    public static final String EVENTS_READ = "ventanilla.v1.events.read";

    /**
     * Request: {@code {consumer, key, after, cursor}}: a registered consumer has dealt with everything from the cursor with which
     * it read to the one that came with it. Reply: {@code {cursor}}, where it stands. Fails with 409 {@code not-contiguous} when
     * something in between was not acknowledged, 409 {@code other-epoch}, 401 or 400.
     */
    public static final String EVENTS_ACK = "ventanilla.v1.events.ack";

    /** Request: a {@link PlaceQuestion}. Reply: a {@link PlaceAnswer}. Nothing is kept and nobody is named. */
    public static final String PLACE = "ventanilla.v1.understand.place";

    /** Request: a {@link SimilarQuestion}. Reply: a {@link SimilarAnswer}. Nothing is kept and nobody is named. */
    public static final String SIMILAR = "ventanilla.v1.match.similar";

    private Addresses() {}

    /** Request: an {@link OutboundUpdate}. Reply: a {@link SendOutcome}. One address per connector instance. */
    public static String send(String instance) {
        return "ventanilla.v1.connector." + instance + ".send";
    }

    /**
     * Request: an object, with {@code from} (a time) to look further back than usual. Reply: {@code {from, to, items,
     * backfilled, gapUntil}}. Only the node that holds the instance's lease listens.
     */
    public static String reconcile(String instance) {
        return "ventanilla.v1.connector." + instance + ".reconcile";
    }

    /**
     * Request: {@code {key, rawRef, contentType}} of a kept original. Reply: {@code {outcome, receipts: [Receipt…]}} after it
     * was read and handed in again; fails with 400 {@code unparseable} or 503.
     */
    public static String reprocess(String instance) {
        return "ventanilla.v1.connector." + instance + ".reprocess";
    }

    /**
     * Request: {@code {recording, wanted}} of sound that waits at the source, wanted {@code copy} or {@code gone}. Reply: the
     * {@link Attachment} under which the copy was kept, or an empty object once the source has it no more; fails with 404 when
     * the source does not know it, 400 or 503.
     */
    public static String recording(String instance) {
        return "ventanilla.v1.connector." + instance + ".recording";
    }
}
