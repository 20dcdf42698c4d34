package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of the table incident.merge. */
final class MergeStore {
    private static final String ADD =
            """
            insert into incident.merge (from_id, into_id, report_ids, from_status, merged_at)
            values ($1, $2, $3, $4, $5)""";

    private static final String TAKE =
            "delete from incident.merge where from_id = $1 returning into_id, report_ids, from_status";

    /** What a merge moved. */
    record Merge(long intoId, List<Long> reportIds, Status status) {}

    Future<Void> add(SqlClient tx, IncidentRow from, long into, List<Long> reportIds, Instant at) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(
                        from.id(),
                        into,
                        reportIds.toArray(Long[]::new),
                        from.status().name(),
                        IncidentStore.utc(at)))
                .mapEmpty();
    }

    Future<Optional<Merge>> take(SqlClient tx, long from) {
        return tx.preparedQuery(TAKE).execute(Tuple.of(from)).map(rows -> {
            var it = rows.iterator();
            if (!it.hasNext()) {
                return Optional.empty();
            }
            var row = it.next();
            return Optional.of(
                    new Merge(row.getLong(0), List.of(row.getArrayOfLongs(1)), Status.valueOf(row.getString(2))));
        });
    }
}
