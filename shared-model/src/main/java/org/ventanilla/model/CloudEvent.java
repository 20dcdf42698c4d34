package org.ventanilla.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log in CloudEvents 1.0 JSON form. No personal data in it.
 *
 * @param sequence position in the jurisdiction's log, zero-padded to 20 digits so that text order is number order
 * @param partitionkey incident id: events of one incident keep their order
 * @param aggregateversion 1, 2, 3 … without gaps for the events of one incident
 * @param time when it happened
 * @param recordedtime when it was written
 * @param dataschema where the JSON Schema of {@code data} is
 * @param dataref where authorised readers get what was left out of {@code data}; absent when nothing was
 * @param category the incident's category when this was written
 * @param area the incident's neighbourhood then; absent when its place is unknown or not public
 * @param department the department in charge then
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
        int aggregateversion,
        String dataschema,
        String datacontenttype,
        @Nullable String dataref,
        @Nullable String category,
        @Nullable String area,
        @Nullable String department,
        @Nullable String traceparent,
        Map<String, Object> data) {

    /** The position as a number. */
    public long position() {
        return Long.parseLong(sequence);
    }

    /** The same with less in it, and where the rest is. */
    public CloudEvent reduced(Map<String, Object> less, String rest, boolean keepArea) {
        return new CloudEvent(
                specversion,
                id,
                source,
                type,
                subject,
                time,
                recordedtime,
                sequence,
                partitionkey,
                aggregateversion,
                dataschema,
                datacontenttype,
                rest,
                category,
                keepArea ? area : null,
                department,
                traceparent,
                less);
    }
}
