package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody who speaks with a citizen looks up: what is open near a place, and what somebody reported before. */
public final class Counter {
    /** An incident may have been merged into one that was merged itself. */
    private static final int LONGEST_WAY = 5;

    private final SqlClient client;
    private final NearbyStore nearby;
    private final IncidentStore incidents;
    private final ReportStore reports;
    private final Views views;

    Counter(SqlClient client, NearbyStore nearby, IncidentStore incidents, ReportStore reports, Views views) {
        this.client = client;
        this.nearby = nearby;
        this.incidents = incidents;
        this.reports = reports;
        this.views = views;
    }

    /** An earlier report and the incident it has now. */
    public record Earlier(ReportRow report, IncidentRow incident) {}

    /** Open public incidents near a place, nearest first, at most twenty; without time lines. */
    public Future<List<IncidentView>> around(Nearby.Query query) {
        return nearby.open(client, query).compose(near -> {
            var ids = near.stream().map(Nearby::id).toList();
            return incidents.get(client, ids).compose(rows -> {
                var byId = rows.stream().collect(Collectors.toMap(IncidentRow::id, Function.identity()));
                return views.list(
                        client,
                        ids.stream()
                                .map(byId::get)
                                .filter(row -> row != null && row.isPublic())
                                .toList());
            });
        });
    }

    /** Those of them that everybody may see, with their photos, without time lines; in no particular order. */
    public Future<List<IncidentView>> shown(@Nullable SqlClient tx, List<Long> ids) {
        SqlClient asked = tx == null ? client : tx;
        return incidents
                .get(asked, ids)
                .compose(rows -> views.list(
                        asked, rows.stream().filter(IncidentRow::isPublic).toList()));
    }

    /** What these contacts reported, newest first. */
    public Future<List<Earlier>> of(List<Long> contacts, int limit) {
        return reports.ofContacts(client, contacts, limit).compose(found -> incidents
                .get(
                        client,
                        found.stream().map(ReportRow::incidentId).distinct().toList())
                .map(
                        rows -> {
                            Map<Long, IncidentRow> byId =
                                    rows.stream().collect(Collectors.toMap(IncidentRow::id, Function.identity()));
                            return found.stream()
                                    .flatMap(report -> Optional.ofNullable(byId.get(report.incidentId()))
                                            .map(row -> new Earlier(report, row))
                                            .stream())
                                    .toList();
                        }));
    }

    /** The incident as stored, everything included: for staff. */
    public Future<Optional<IncidentRow>> find(long id) {
        return incidents.find(client, id);
    }

    /** The incident that a reporter may be added to who says that this one is theirs; empty when that is closed or private. */
    public Future<Optional<Long>> joinable(SqlClient tx, long id) {
        return joinable(tx, id, LONGEST_WAY);
    }

    private Future<Optional<Long>> joinable(SqlClient tx, long id, int steps) {
        return incidents.find(tx, id).compose(found -> {
            if (found.isEmpty() || !found.get().isPublic()) {
                return Future.succeededFuture(Optional.empty());
            }
            Long other = found.get().duplicateOf();
            if (other != null && steps > 0) {
                return joinable(tx, other, steps - 1);
            }
            return Future.succeededFuture(
                    found.filter(row -> !row.status().isClosed()).map(IncidentRow::id));
        });
    }
}
