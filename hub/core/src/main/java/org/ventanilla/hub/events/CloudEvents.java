package org.ventanilla.hub.events;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ventanilla.hub.city.Publication;
import org.ventanilla.hub.events.EventStore.Stored;
import org.ventanilla.model.CloudEvent;
import org.ventanilla.model.EventCursor;
import org.ventanilla.model.EventTypes;
import org.ventanilla.model.Wire;

/** Stored event to CloudEvents 1.0 form: the whole of it for our own rooms, and what everybody may have. Pure. */
record CloudEvents(Events.Naming naming) {
    private static final String VERSION = "." + EventTypes.VERSION;
    private static final String JSON = "application/json";

    /** CloudEvents 1.0, "size limits": what every intermediary has to pass on. */
    static final int MAX_BYTES = 64 * 1024;

    private static final String SHORTENED = "shortened";

    CloudEvent whole(Stored stored) {
        var event = stored.event();
        var topic = stored.topic();
        return new CloudEvent(
                "1.0",
                stored.id().toString(),
                source(),
                type(event.type()),
                event.subject(),
                event.occurredAt(),
                stored.recordedAt(),
                padded(stored.position()),
                event.subject(),
                topic.version(),
                naming.publicUrl() + EventTypes.schemaPath(event.type()),
                JSON,
                null,
                topic.category(),
                topic.area(),
                topic.department(),
                event.traceparent(),
                event.data());
    }

    /** Twenty digits, so that the order of texts is that of numbers. */
    private static String padded(long position) {
        String digits = Long.toString(position);
        return "0".repeat(20 - digits.length()) + digits;
    }

    /** What everybody may have: nothing private, at most 64 KiB; the rest is behind {@code dataref}. */
    CloudEvent open(Stored stored) {
        var whole = whole(stored);
        var fitting = told(whole, rule(stored));
        return stored.bytes() < MAX_BYTES / 4 ? fitting : fitted(fitting);
    }

    /** The narrower of what it was held to be then and what it is held to be now. */
    private Publication rule(Stored stored) {
        var publishing = naming.publishing();
        String category = stored.topic().category();
        if (category == null && stored.isOpen()) {
            return Publication.EXACT; // of no incident, or of one about which the log knows nothing
        }
        return publishing
                .rule(category, stored.isOpen())
                .narrower(publishing.rule(stored.categoryNow(), stored.isOpen()));
    }

    private CloudEvent told(CloudEvent event, Publication rule) {
        var data = naming.publishing().shown(rule, event.data());
        boolean keepArea = rule != Publication.NEVER;
        return data.equals(event.data()) && (keepArea || event.area() == null)
                ? event
                : event.reduced(data, rest(event), keepArea);
    }

    /** The longest fields go first. */
    private CloudEvent fitted(CloudEvent event) {
        CloudEvent fitting = event;
        while (Wire.bytes(fitting).length > MAX_BYTES) {
            var data = new LinkedHashMap<>(fitting.data());
            String longest = data.entrySet().stream()
                    .max(Comparator.comparingInt(field -> Wire.bytes(field.getValue()).length))
                    .map(Map.Entry::getKey)
                    .orElseThrow();
            data.remove(longest);
            data.put(SHORTENED, true);
            fitting = fitting.reduced(data, rest(event), true);
        }
        return fitting;
    }

    private String rest(CloudEvent event) {
        return naming.publicUrl() + "/v1/events/" + event.id();
    }

    /** What a log says that has nothing else to say; not an event of the log, so without a place in it. */
    Map<String, Object> heartbeat(Events.Head head, Beat beat) {
        var data = new LinkedHashMap<String, Object>();
        data.put("epoch", head.epoch().toString());
        data.put("position", head.position());
        data.put("cursor", new EventCursor(head.epoch(), head.position()).text());
        data.put("everySeconds", beat.everySeconds());
        return unlogged(EventTypes.HEARTBEAT, beat.id(), beat.at().toString(), data);
    }

    /** Which heartbeat it is. */
    record Beat(String id, java.time.Instant at, int everySeconds) {}

    /** Of a type that is never in the log. */
    Map<String, Object> unlogged(String shortType, String id, String time, Map<String, Object> data) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source());
        event.put("type", type(shortType));
        event.put("time", time);
        event.put("datacontenttype", JSON);
        event.put("dataschema", naming.publicUrl() + EventTypes.schemaPath(shortType));
        event.put("data", data);
        return event;
    }

    String source() {
        return "/ventanilla/" + naming.jurisdiction() + "/hub";
    }

    String type(String shortType) {
        return naming.typePrefix() + "." + shortType + VERSION;
    }

    String shortType(String type) {
        return type.substring(naming.typePrefix().length() + 1, type.length() - VERSION.length());
    }
}
