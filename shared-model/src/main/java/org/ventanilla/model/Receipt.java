package org.ventanilla.model;

import org.jspecify.annotations.Nullable;

/**
 * The hub's answer to a submission: the bytes are safe now (CONTRACT §3.3). No receipt means nothing is known and the same
 * key must be sent again.
 *
 * @param reportId the hub's id of the report; the original one for DUPLICATE and CONFLICT
 * @param number what people quote, for example {@code SDR-1042}
 * @param followPath path and unguessable token of the follow page, relative to the public address
 * @param replyToken token to put in a reply address so that an answer finds this report
 * @param revision for CONFLICT: which further version this is, from 2
 * @param reason for QUARANTINED: stable code
 */
public record Receipt(
        String schema,
        Outcome outcome,
        @Nullable String reportId,
        @Nullable String number,
        @Nullable String followPath,
        @Nullable String replyToken,
        @Nullable Integer revision,
        @Nullable String reason) {

    public static final String SCHEMA = "receipt.v1";

    /** The closed set of endings. All four are acknowledged to the source. */
    public enum Outcome {
        ACCEPTED,
        DUPLICATE,
        CONFLICT,
        QUARANTINED
    }
}
