package org.ventanilla.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log in CloudEvents 1.0 JSON form (CONTRACT §3.6). No personal data in it.
 *
 * @param sequence position in the jurisdiction's log, zero-padded to 20 digits so that text order is number order
 * @param partitionkey incident id: events of one incident keep their order
 * @param time when it happened
 * @param recordedtime when it was written
 * @param traceparent the trace of the report that led to it (CloudEvents distributed tracing extension); none for what staff did
 */
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        Instant recordedtime,
        String sequence,
        String partitionkey,
        String dataschema,
        String datacontenttype,
        @Nullable String traceparent,
        Map<String, Object> data) {

    /** The position as a number. */
    public long position() {
        return Long.parseLong(sequence);
    }
}
