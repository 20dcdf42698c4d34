package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.Publication;
import org.ventanilla.hub.events.Events;
import org.ventanilla.hub.incident.IncidentView.TimelineEntry;
import org.ventanilla.hub.publish.Publishing;
import org.ventanilla.model.CloudEvent;

/** Rows, photos and events put together into what people see. */
final class Views {
    /** Internal bookkeeping that says nothing to a citizen. */
    private static final Set<String> SILENT = Set.of(
            IncidentEvents.PLACE_ASKED,
            IncidentEvents.PLACE_LEFT,
            IncidentEvents.PROPOSED,
            IncidentEvents.APART,
            IncidentEvents.ASSIGNED,
            IncidentEvents.RATED,
            IncidentEvents.RECURRED,
            IncidentEvents.LOOK,
            IncidentEvents.LOOKED,
            IncidentEvents.SPLIT,
            IncidentEvents.WORKS_ANSWERED,
            IncidentEvents.UNMERGED);

    private final Events events;
    private final PhotoStore photos;
    private final String prefix;
    private final Publishing publishing;

    Views(Events events, PhotoStore photos, Incidents.Naming naming) {
        this.events = events;
        this.photos = photos;
        this.prefix = naming.incidentPrefix();
        this.publishing = naming.publishing();
    }

    /** Without time lines: for lists. */
    Future<List<IncidentView>> list(SqlClient client, List<IncidentRow> rows) {
        if (rows.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return photos.of(client, rows.stream().map(IncidentRow::id).toList()).map(map -> rows.stream()
                .map(row -> row.view(prefix, map.getOrDefault(row.id(), List.of()), List.of(), publishing, false))
                .toList());
    }

    /** @param words whether the closing words are shown also when the incident is private */
    Future<Optional<IncidentView>> one(SqlClient client, Optional<IncidentRow> row, boolean words) {
        if (row.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        long id = row.get().id();
        return photos.of(client, List.of(id)).compose(map -> events.of(List.of(Long.toString(id)))
                .map(list -> Optional.of(row.get()
                        .view(
                                prefix,
                                map.getOrDefault(id, List.of()),
                                timeline(list, row.get().rule(publishing) != Publication.NEVER),
                                publishing,
                                words))));
    }

    /** Whether some incident shows a photo to everybody. */
    Future<Boolean> isPhotoShown(SqlClient client, String ref) {
        return photos.carriers(client, ref).map(all -> all.stream()
                .anyMatch(c -> publishing.showsPhoto(publishing.rule(c.category(), c.isPublic()), c.result())));
    }

    private List<TimelineEntry> timeline(List<CloudEvent> list, boolean showWords) {
        var entries = new ArrayList<TimelineEntry>();
        for (CloudEvent event : list) {
            String type = events.shortType(event);
            if (!SILENT.contains(type) && !Boolean.TRUE.equals(event.data().get(IncidentEvents.UNVERIFIED))) {
                entries.add(new TimelineEntry(
                        event.time(), type, status(type, event.data()), showWords ? text(event.data()) : null));
            }
        }
        return entries;
    }

    private static @Nullable Status status(String type, Map<String, Object> data) {
        return switch (type) {
            case IncidentEvents.STATUS -> Status.valueOf(String.valueOf(data.get("to")));
            case IncidentEvents.CREATED -> Status.RECEIVED;
            default -> null;
        };
    }

    private static @Nullable String text(Map<String, Object> data) {
        return data.get("text") instanceof String text ? text : null;
    }
}
