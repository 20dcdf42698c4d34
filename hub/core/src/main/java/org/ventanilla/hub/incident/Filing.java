package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.model.Wire;

/** Puts triaged reports where they belong, in the lane's transaction. */
final class Filing {
    private final IncidentStore incidents;
    private final ReportStore reports;
    private final PhotoStore photos;
    private final Questions questions;
    private final Recurrences recurrences;

    /** Where things are kept. */
    record Stores(IncidentStore incidents, ReportStore reports, PhotoStore photos) {}

    Filing(Stores stores, Questions questions, Recurrences recurrences) {
        this.questions = questions;
        this.recurrences = recurrences;
        this.incidents = stores.incidents();
        this.reports = stores.reports();
        this.photos = stores.photos();
    }

    Future<Long> open(SqlClient tx, List<NewEvent> log, Triaged t, @Nullable Long recurrenceOf) {
        var report = t.report();
        var opening = incidents.open(tx, t.understood(), report.receivedAt(), recurrenceOf, asked(t.place()));
        // What belongs to it is written without waiting for its number; the connection keeps the order.
        return Future.all(opening, keep(tx, t, null))
                .map(kept -> {
                    long id = opening.result();
                    log.add(marked(t, IncidentEvents.created(id, t.understood(), report, recurrenceOf, t.place())));
                    return id;
                })
                .compose(id -> recurrences.opened(tx, log, id, t, recurrenceOf).map(id))
                .compose(id -> ended(tx, log, t, id).map(id));
    }

    /** What was closed before it came here is closed as it was then. */
    private Future<Void> ended(SqlClient tx, List<NewEvent> log, Triaged t, long id) {
        var past = t.past();
        var closing = past == null ? null : past.closing();
        if (closing == null) {
            return Future.succeededFuture();
        }
        var change = new IncidentStore.Change(closing.status(), Past.REASON, closing.text(), null);
        return incidents.status(tx, id, change, closing.at()).map(version -> {
            Map<String, @Nullable Object> fields = new HashMap<>();
            fields.put("from", Status.RECEIVED.name());
            fields.put("to", closing.status().name());
            fields.put("reason", Past.REASON);
            fields.put("text", closing.text());
            fields.put("public", t.understood().isPublic());
            log.add(marked(t, IncidentEvents.of(IncidentEvents.STATUS, id, version, closing.at(), fields)));
            return null;
        });
    }

    private static NewEvent marked(Triaged t, NewEvent event) {
        return t.past() == null ? event : event.with(Past.IMPORTED, true);
    }

    private static int asked(PlaceAsking.Next next) {
        return switch (next) {
            case NOTHING -> 0;
            case ASK -> 1;
            case PERSON -> PlaceAsking.MOST + 1;
        };
    }

    Future<Void> join(SqlClient tx, List<NewEvent> log, Triaged t, long incidentId) {
        var report = t.report();
        var joining = incidents.joined(tx, incidentId, t.understood(), report.receivedAt());
        return Future.all(joining, keep(tx, t, incidentId)).map(kept -> {
            var joined = IncidentEvents.joined(
                    incidentId, joining.result(), report, t.decision().getMap());
            log.add(marked(t, joined));
            return null;
        });
    }

    /** @param incidentId null for the one just opened */
    private Future<?> keep(SqlClient tx, Triaged t, @Nullable Long incidentId) {
        var understood = new JsonObject(Wire.toMap(t.understood()));
        var filed = new ReportStore.Filed(incidentId, null, understood, t.decision());
        return Future.all(reports.add(tx, t.report(), filed), photos(tx, t.report(), incidentId));
    }

    private Future<Void> photos(SqlClient tx, ReportFacts report, @Nullable Long incidentId) {
        var batch = new PhotoStore.Batch(report.photos(), report.id(), false, "");
        return photos.add(tx, incidentId, batch, report.receivedAt());
    }

    Future<Void> propose(SqlClient tx, List<NewEvent> log, ReportFacts report, long filedAs, Proposal p) {
        return reports.propose(tx, report.id(), p).compose(done -> incidents
                .touch(tx, filedAs, report.receivedAt())
                .map(version -> {
                    Map<String, @Nullable Object> fields = new HashMap<>();
                    fields.put("reportId", Long.toString(report.id()));
                    fields.put("perhapsSameAs", Long.toString(p.incidentId()));
                    fields.put("score", p.score());
                    fields.put("reasons", p.reasons().getMap());
                    log.add(IncidentEvents.of(IncidentEvents.PROPOSED, filedAs, version, report.receivedAt(), fields));
                    return null;
                }));
    }

    /** Adds to an earlier report: same incident, no new one, whatever its state. */
    Future<Boolean> followUp(SqlClient tx, List<NewEvent> log, ReportFacts report, long parentId) {
        return reports.find(tx, parentId).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(false);
            }
            var parent = found.get();
            Long root = parent.parentId() == null ? Long.valueOf(parent.id()) : parent.parentId();
            return append(tx, log, report, new ReportStore.Filed(parent.incidentId(), root, null, new JsonObject()))
                    .map(true);
        });
    }

    /** Photos of somebody who may be a stranger stay with the original and are not shown as the incident's. */
    private Future<Void> append(SqlClient tx, List<NewEvent> log, ReportFacts report, ReportStore.Filed filed) {
        long id = Objects.requireNonNull(filed.incidentId());
        Instant at = report.receivedAt();
        return reports.add(tx, report, filed)
                .compose(added -> report.unverified() ? Future.succeededFuture() : photos(tx, report, id))
                .compose(done -> incidents.touch(tx, id, at))
                .map(version -> {
                    Map<String, @Nullable Object> fields = new HashMap<>();
                    fields.put("reportId", filed.parentId() == null ? null : Long.toString(filed.parentId()));
                    fields.put("followUpId", Long.toString(report.id()));
                    fields.put("photos", report.photos().size());
                    fields.put(IncidentEvents.UNVERIFIED, report.unverified() ? true : null);
                    log.add(IncidentEvents.of(IncidentEvents.FOLLOW_UP, id, version, at, fields));
                    return null;
                })
                .compose(logged -> incidents.find(tx, id))
                .compose(row -> questions.replied(tx, log, row.orElseThrow(), report));
    }
}
