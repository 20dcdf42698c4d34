package org.ventanilla.model;

/** The event-bus addresses others rely on (DESIGN §7). They never change inside {@code v1}. */
public final class Addresses {
    /** Request: a {@link Submission}. Reply: a {@link Receipt}, sent only after commit. */
    public static final String SUBMIT = "ventanilla.v1.ingest.submit";

    /** Request: a {@link DeliveryReceipt}. Reply: an empty object once it is stored. */
    public static final String RECEIPT = "ventanilla.v1.ingest.receipt";

    /** Request: a {@link ControlEvent}. Reply: an empty object once it is stored. */
    public static final String CONTROL = "ventanilla.v1.ingest.control";

    /** Published: one CloudEvents object per event, after commit. A doorbell with content, nothing is kept here. */
    public static final String EVENTS_LIVE = "ventanilla.v1.events.live";

    /** Request: {@code {jurisdiction, after, limit}}. Reply: {@code {events: [CloudEvent…], head}}. */
    public static final String EVENTS_READ = "ventanilla.v1.events.read";

    /** Request: {@code {entries: [TrailEntry…]}}. Reply: an empty object once they are stored. */
    public static final String TRAIL = "ventanilla.v1.ingest.trail";

    private Addresses() {}

    /** Request: an {@link OutboundUpdate}. Reply: a {@link SendOutcome}. One address per connector instance. */
    public static String send(String instance) {
        return "ventanilla.v1.connector." + instance + ".send";
    }

    /**
     * Request: {@code {key, rawRef, contentType}}: read the kept bytes again and submit what they say under the original
     * key. Reply: an object once all of it has a receipt.
     */
    public static String reprocess(String instance) {
        return "ventanilla.v1.connector." + instance + ".reprocess";
    }
}
