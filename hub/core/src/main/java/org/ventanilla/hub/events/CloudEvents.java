package org.ventanilla.hub.events;

import org.ventanilla.hub.events.EventStore.Stored;
import org.ventanilla.model.CloudEvent;

/** Stored event to CloudEvents 1.0 form (CONTRACT §3.6, table "CloudEvents mapping"). Pure. */
record CloudEvents(String jurisdiction, String typePrefix) {
    private static final String VERSION = ".v1";

    CloudEvent of(Stored stored) {
        var event = stored.event();
        return new CloudEvent(
                "1.0",
                stored.id().toString(),
                "/ventanilla/" + jurisdiction + "/hub",
                typePrefix + "." + event.type() + VERSION,
                event.subject(),
                event.occurredAt(),
                stored.recordedAt(),
                String.format(java.util.Locale.ROOT, "%020d", stored.position()),
                event.subject(),
                "/v1/schemas/" + event.type() + VERSION + ".json",
                "application/json",
                event.traceparent(),
                event.data());
    }

    String shortType(String type) {
        return type.substring(typePrefix.length() + 1, type.length() - VERSION.length());
    }
}
