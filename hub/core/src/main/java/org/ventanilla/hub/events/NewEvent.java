package org.ventanilla.hub.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.TraceParent;

/**
 * A fact about to be written.
 *
 * @param type short type without city and version, for example {@code incident.created}
 * @param subject incident id; events of one incident keep their order
 * @param traceparent W3C Trace Context of the report that led to it; null for what has none
 * @param data plain JSON values only, no personal data: it is public to every consumer for ever
 */
public record NewEvent(
        String type, String subject, Instant occurredAt, @Nullable String traceparent, Map<String, Object> data) {
    /** Of no trace. */
    public NewEvent(String type, String subject, Instant occurredAt, Map<String, Object> data) {
        this(type, subject, occurredAt, null, data);
    }

    /** The same as a step of a trace; one that is malformed is left out. */
    public NewEvent tracedBy(@Nullable String trace) {
        return new NewEvent(type, subject, occurredAt, TraceParent.sound(trace), data);
    }

    /** The same with one more field. */
    public NewEvent with(String name, Object value) {
        var more = new LinkedHashMap<>(data);
        more.put(name, value);
        return new NewEvent(type, subject, occurredAt, traceparent, more);
    }
}
