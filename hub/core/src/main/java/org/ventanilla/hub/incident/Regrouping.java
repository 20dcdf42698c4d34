package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.MatchLabelStore.Way;
import org.ventanilla.hub.incident.RefusedAction.Code;
import org.ventanilla.model.Wire;

/** Which reports belong to which incident, corrected by staff: merge, undo a merge, split a report off. */
final class Regrouping {
    private final StaffActions actions;
    private final IncidentStore incidents;
    private final ReportStore reports;
    private final PhotoStore photos;
    private final MergeStore merges = new MergeStore();
    private final MatchLabelStore labels = new MatchLabelStore();
    private final Clock clock;

    Regrouping(StaffActions actions, IncidentStore incidents, ReportStore reports, PhotoStore photos, Clock clock) {
        this.actions = actions;
        this.incidents = incidents;
        this.reports = reports;
        this.photos = photos;
        this.clock = clock;
    }

    /** All reports of one go to the other, which goes on; the first is closed as its duplicate. */
    Future<Void> merge(long from, long into) {
        return actions.write((tx, log) ->
                merge(tx, log, from, into).compose(done -> labels.addMoved(tx, from, said(into, true, Way.MERGE))));
    }

    private MatchLabelStore.Said said(long incident, boolean same, Way way) {
        return new MatchLabelStore.Said(incident, same, way, clock.instant());
    }

    /** The same in a transaction of the caller's. */
    Future<Void> merge(SqlClient tx, List<NewEvent> log, long from, long into) {
        if (from == into) {
            return refuse(Code.SAME_INCIDENT, "an incident cannot be merged into itself");
        }
        return incidents
                .find(tx, into)
                .compose(target -> incidents.find(tx, from).compose(source -> {
                    if (source.isEmpty() || target.isEmpty()) {
                        return refuse(Code.UNKNOWN_INCIDENT, "there is no incident with this id");
                    }
                    if (source.get().status() == Status.DUPLICATE_OF
                            || target.get().status() == Status.DUPLICATE_OF) {
                        return refuse(
                                Code.NOT_ALLOWED_FROM_HERE,
                                "one of them is a duplicate already; use the one it points to");
                    }
                    return merge(tx, log, source.get(), target.get());
                }));
    }

    private Future<Void> merge(SqlClient tx, List<NewEvent> log, IncidentRow from, IncidentRow into) {
        Instant now = clock.instant();
        var change = new IncidentStore.Change(Status.DUPLICATE_OF, "duplicate", null, into.id());
        return reports.move(tx, null, from.id(), into.id())
                .compose(ids -> photos.move(tx, ids, from.id(), into.id())
                        .compose(moved -> merges.add(tx, from.id(), into.id(), ids, now))
                        .compose(kept -> incidents.status(tx, from.id(), change, now))
                        .map(version -> log.add(IncidentEvents.of(
                                IncidentEvents.MERGED,
                                from.id(),
                                version,
                                now,
                                Map.of("into", Long.toString(into.id())))))
                        .compose(logged -> incidents.absorb(tx, from.id(), into.id(), now))
                        .map(version -> log.add(IncidentEvents.of(
                                IncidentEvents.MERGED,
                                into.id(),
                                version,
                                now,
                                Map.of("from", Long.toString(from.id()), "reports", ids.size())))))
                .mapEmpty();
    }

    /** Takes a merge back: every report, photo and the state are where they were. */
    Future<Void> unmerge(long from) {
        return actions.onIncident(
                from, (tx, log, source) -> merges.find(tx, from).compose(kept -> {
                    if (kept.isEmpty()) {
                        return refuse(Code.NOTHING_TO_UNDO, "this incident was not merged into another");
                    }
                    return incidents
                            .find(tx, kept.get().intoId())
                            .compose(into -> into.orElseThrow().status() == Status.DUPLICATE_OF
                                    ? refuse(
                                            Code.NOT_ALLOWED_FROM_HERE,
                                            "the other one was merged on into a third; take that back first")
                                    : unmerge(tx, log, from, kept.get()));
                }));
    }

    private Future<Void> unmerge(SqlClient tx, List<NewEvent> log, long from, MergeStore.Merge m) {
        Instant now = clock.instant();
        return reports.moveThese(tx, m.reportIds(), m.intoId(), from)
                .compose(moved -> photos.move(tx, moved.ids(), m.intoId(), from)
                        .compose(done -> incidents.restore(tx, from, moved.reports(), now))
                        .map(version -> log.add(IncidentEvents.of(
                                IncidentEvents.UNMERGED,
                                from,
                                version,
                                now,
                                Map.of("from", Long.toString(m.intoId())))))
                        .compose(logged -> labels.addMoved(tx, from, said(m.intoId(), false, Way.UNMERGE)))
                        .compose(kept -> merges.drop(tx, from))
                        .compose(dropped -> restated(tx, m.intoId(), moved.reports(), now))
                        .map(version -> log.add(IncidentEvents.of(
                                IncidentEvents.UNMERGED,
                                m.intoId(),
                                version,
                                now,
                                Map.of("lost", Long.toString(from))))))
                .mapEmpty();
    }

    private Future<Integer> restated(SqlClient tx, long id, int lost, Instant now) {
        return reports.told(tx, id).compose(told -> incidents.restate(tx, id, told, lost, now));
    }

    /** Undoes a join: the report gets the incident it would have made alone. Answers the new incident's id. */
    Future<Long> split(long incidentId, long reportId) {
        return actions.onIncident(
                incidentId, (tx, log, row) -> reports.find(tx, reportId).compose(found -> {
                    if (found.isEmpty()
                            || found.get().incidentId() != incidentId
                            || found.get().parentId() != null) {
                        return refuse(Code.UNKNOWN_REPORT, "this incident has no such report");
                    }
                    if (row.reportCount() < 2) {
                        return refuse(Code.LAST_REPORT, "an incident cannot lose its only report");
                    }
                    return split(tx, log, row, found.get());
                }));
    }

    private Future<Long> split(SqlClient tx, List<NewEvent> log, IncidentRow row, ReportRow report) {
        var alone = Wire.fromMap(Objects.requireNonNull(report.understood()).getMap(), NewIncident.class);
        Instant now = clock.instant();
        return incidents.open(tx, alone, report.receivedAt(), null, 0).compose(id -> reports.move(
                        tx, report.id(), row.id(), id)
                .compose(moved -> photos.move(tx, moved, row.id(), id))
                .compose(moved -> labels.add(tx, report.id(), said(row.id(), false, Way.SPLIT)))
                .compose(kept -> restated(tx, row.id(), 1, now))
                .map(version -> {
                    log.add(IncidentEvents.of(
                            IncidentEvents.SPLIT,
                            row.id(),
                            version,
                            now,
                            Map.of("reportId", Long.toString(report.id()), "to", Long.toString(id))));
                    log.add(IncidentEvents.opened(id, alone, now, row.id()));
                    return id;
                }));
    }

    private static <T> Future<T> refuse(Code code, String whatToDo) {
        return Future.failedFuture(new RefusedAction(code, whatToDo));
    }
}
