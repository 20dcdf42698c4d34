package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.CaseFile.Maybe;
import org.ventanilla.hub.incident.CaseFile.Step;
import org.ventanilla.hub.incident.RefusedAction.Code;

/** What staff read before they act: the work list and one incident with everything around it; and their answer to proposals. */
final class Casework {
    private final Pool pool;
    private final Signed signed;
    private final IncidentStore incidents;
    private final ReportStore reports;
    private final PhotoStore photos;
    private final WorkStore work;
    private final Recurrences recurrences;
    private final MatchLabelStore labels = new MatchLabelStore();

    Casework(Pool pool, Signed signed, Filing.Stores stores, WorkStore work, Recurrences recurrences) {
        this.recurrences = recurrences;
        this.pool = pool;
        this.signed = signed;
        this.incidents = stores.incidents();
        this.reports = stores.reports();
        this.photos = stores.photos();
        this.work = work;
    }

    Future<List<MatchHistory>> matchHistory(String jurisdiction) {
        return labels.history(pool, jurisdiction);
    }

    Future<List<WorkItem>> work(WorkFilter filter) {
        return work.work(pool, filter);
    }

    Future<Optional<CaseFile>> file(long id) {
        return incidents
                .find(pool, id)
                .compose(row -> row.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : recurrences.of(id).compose(back -> file(row.get(), back)
                                .map(Optional::of)));
    }

    private Future<CaseFile> file(IncidentRow row, Recurrence recurrence) {
        long id = row.id();
        return photos.of(pool, List.of(id)).compose(pictures -> steps(id)
                .compose(steps -> reports.ofIncident(pool, id).compose(told -> work.maybes(pool, id)
                        .compose(maybes -> work.merged(pool, id).compose(merged -> incidents
                                .get(pool, others(row, maybes, merged))
                                .map(others -> new CaseFile(
                                        row,
                                        pictures.getOrDefault(id, List.of()),
                                        steps,
                                        told,
                                        maybes,
                                        merged,
                                        Transitions.next(row.status()),
                                        others.stream().collect(Collectors.toMap(IncidentRow::id, Function.identity())),
                                        recurrence)))))));
    }

    private Future<List<Step>> steps(long id) {
        return signed.events().of(List.of(Long.toString(id))).map(list -> list.stream()
                .map(event -> new Step(event.time(), signed.events().shortType(event), event.data()))
                .toList());
    }

    private static List<Long> others(IncidentRow row, List<Maybe> maybes, List<Long> merged) {
        var ids = new ArrayList<>(merged);
        maybes.forEach(maybe -> ids.add(maybe.other(row.id())));
        @Nullable Long same = row.duplicateOf();
        @Nullable Long earlier = row.recurrenceOf();
        Stream.of(Optional.ofNullable(same), Optional.ofNullable(earlier))
                .flatMap(Optional::stream)
                .forEach(ids::add);
        return ids;
    }

    /** The incident the report is filed as goes into the other one, or the two are never proposed to be the same again. */
    Future<Long> answer(Regrouping regrouping, long reportId, long perhaps, boolean same) {
        return signed.write((tx, log) -> work.maybe(tx, reportId, perhaps).compose(found -> {
            if (found.isEmpty()) {
                return Future.failedFuture(
                        new RefusedAction(Code.UNKNOWN_PROPOSAL, "there is no such proposal, or it has been answered"));
            }
            Maybe maybe = found.get();
            var said = new MatchLabelStore.Said(
                    maybe.perhaps(),
                    same,
                    MatchLabelStore.Way.PROPOSAL,
                    signed.clock().instant());
            return work.settle(tx, maybe, same)
                    .compose(settled -> labels.add(tx, reportId, said))
                    .compose(kept -> same
                            ? regrouping.merge(tx, log, maybe.filedAs(), maybe.perhaps())
                            : keptApart(tx, log, maybe))
                    .map(done -> same ? maybe.perhaps() : maybe.filedAs());
        }));
    }

    /** Both time lines say it, so that nobody looks at the same pair again. */
    private Future<Void> keptApart(SqlClient tx, List<NewEvent> log, Maybe maybe) {
        return apart(tx, log, maybe, maybe.filedAs(), maybe.perhaps())
                .compose(done -> apart(tx, log, maybe, maybe.perhaps(), maybe.filedAs()));
    }

    private Future<Void> apart(SqlClient tx, List<NewEvent> log, Maybe maybe, long id, long other) {
        Instant now = signed.clock().instant();
        return incidents.touch(tx, id, now).map(version -> {
            Map<String, @Nullable Object> fields =
                    Map.of("reportId", Long.toString(maybe.reportId()), "from", Long.toString(other));
            log.add(IncidentEvents.of(IncidentEvents.APART, id, version, now, fields));
            return null;
        });
    }
}
