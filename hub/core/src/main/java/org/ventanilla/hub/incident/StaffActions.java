package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.RefusedAction.Code;

/** What staff do to one incident: state, assignment, notes, photos. Each in one writing transaction with its event. */
final class StaffActions {
    private final Signed events;
    private final IncidentStore incidents;
    private final PhotoStore photos;
    private final Clock clock;

    StaffActions(Signed events, IncidentStore incidents, PhotoStore photos, Clock clock) {
        this.events = events;
        this.incidents = incidents;
        this.photos = photos;
        this.clock = clock;
    }

    /** Result photos may come in the same breath, so that the answer carries them. */
    Future<Void> status(long id, Transitions.Wish wish, List<String> resultPhotos) {
        return onIncident(id, (tx, log, row) -> Transitions.refusal(row.status(), wish)
                .<Future<Void>>map(Future::failedFuture)
                .orElseGet(() -> changed(tx, log, row, wish, resultPhotos)));
    }

    /** A change that may happen, inside a writing transaction. */
    Future<Void> changed(
            SqlClient tx, List<NewEvent> log, IncidentRow row, Transitions.Wish wish, List<String> resultPhotos) {
        Instant now = clock.instant();
        var change = new IncidentStore.Change(wish.to(), wish.reason(), wish.text(), null);
        return photos.add(tx, row.id(), new PhotoStore.Batch(resultPhotos, null, true, ""), now)
                .compose(added -> photos.of(tx, List.of(row.id())))
                .compose(all -> incidents.status(tx, row.id(), change, now).map(version -> {
                    Map<String, @Nullable Object> fields = new HashMap<>();
                    fields.put("from", row.status().name());
                    fields.put("to", wish.to().name());
                    fields.put("reason", wish.reason());
                    fields.put("text", wish.text());
                    fields.put("public", row.isPublic());
                    fields.put("resultPhotos", resultRefs(all.getOrDefault(row.id(), List.of())));
                    log.add(IncidentEvents.of(IncidentEvents.STATUS, row.id(), version, now, fields));
                    return null;
                }));
    }

    private static List<String> resultRefs(List<IncidentView.PhotoView> photos) {
        return photos.stream()
                .filter(IncidentView.PhotoView::result)
                .map(IncidentView.PhotoView::ref)
                .toList();
    }

    Future<Void> assign(long id, @Nullable String department, @Nullable String assignee) {
        return onIncident(id, (tx, log, row) -> {
            Instant now = clock.instant();
            return incidents
                    .assign(tx, id, now, department, assignee == null ? null : assignee.strip())
                    .map(version -> {
                        Map<String, @Nullable Object> fields = new HashMap<>();
                        fields.put("department", department == null ? row.department() : department);
                        log.add(IncidentEvents.of(IncidentEvents.ASSIGNED, id, version, now, fields));
                        return null;
                    });
        });
    }

    /** Of a duplicate nobody sees the place: the one that goes on has its own. */
    Future<Void> place(long id, Spot spot) {
        return onIncident(
                id,
                (tx, log, row) -> row.status() == Status.DUPLICATE_OF
                        ? Future.failedFuture(new RefusedAction(
                                Code.NOT_ALLOWED_FROM_HERE, "it is a duplicate; use the one it points to"))
                        : placed(tx, log, row, spot.byStaff()));
    }

    private Future<Void> placed(SqlClient tx, List<NewEvent> log, IncidentRow row, Spot spot) {
        Instant now = clock.instant();
        return incidents.place(tx, row.id(), spot, 0, now).map(version -> {
            Map<String, @Nullable Object> fields = row.isPublic() ? IncidentEvents.where(spot) : Map.of();
            log.add(IncidentEvents.of(IncidentEvents.PLACE_CORRECTED, row.id(), version, now, fields));
            return null;
        });
    }

    /** Words of the staff for everybody to read. */
    Future<Void> note(long id, String text) {
        return onIncident(id, (tx, log, row) -> {
            Instant now = clock.instant();
            return incidents.touch(tx, id, now).map(version -> {
                log.add(IncidentEvents.of(
                        IncidentEvents.NOTE, id, version, now, Map.of("text", text, "public", row.isPublic())));
                return null;
            });
        });
    }

    Future<Void> photo(long id, String ref, boolean result, String alt) {
        return onIncident(id, (tx, log, row) -> {
            Instant now = clock.instant();
            return photos.add(tx, id, new PhotoStore.Batch(List.of(ref), null, result, alt), now)
                    .compose(added -> incidents.touch(tx, id, now))
                    .map(version -> {
                        log.add(IncidentEvents.of(
                                IncidentEvents.PHOTO, id, version, now, Map.of("ref", ref, "result", result)));
                        return null;
                    });
        });
    }

    /** Work on an incident that exists, inside a writing transaction. */
    interface Work<T extends @Nullable Object> {
        Future<T> on(SqlClient tx, List<NewEvent> log, IncidentRow row);
    }

    <T extends @Nullable Object> Future<T> write(BiFunction<SqlConnection, List<NewEvent>, Future<T>> work) {
        return events.write(work);
    }

    <T extends @Nullable Object> Future<T> onIncident(long id, Work<T> work) {
        return events.write((tx, log) -> incidents.find(tx, id).compose(row -> row.map(r -> work.on(tx, log, r))
                .orElseGet(() -> Future.failedFuture(
                        new RefusedAction(Code.UNKNOWN_INCIDENT, "there is no incident with this id")))));
    }
}
