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
            insert into incident.merge
                (from_id, into_id, report_ids, status, closed_at, closing_reason, closing_text, merged_at)
            select id, $2, $3, status, closed_at, closing_reason, closing_text, $4 from incident.incident where id = $1""";

    private static final String FIND = "select into_id, report_ids from incident.merge where from_id = $1";

    private static final String DROP = "delete from incident.merge where from_id = $1";

    /** What a merge moved. */
    record Merge(long intoId, List<Long> reportIds) {}

    /** Keeps how the incident stands now, before it becomes a duplicate. */
    Future<Void> add(SqlClient tx, long from, long into, List<Long> reportIds, Instant at) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(from, into, reportIds.toArray(Long[]::new), IncidentStore.utc(at)))
                .mapEmpty();
    }

    Future<Optional<Merge>> find(SqlClient tx, long from) {
        return tx.preparedQuery(FIND).execute(Tuple.of(from)).map(rows -> {
            var it = rows.iterator();
            if (!it.hasNext()) {
                return Optional.empty();
            }
            var row = it.next();
            return Optional.of(new Merge(row.getLong(0), List.of(row.getArrayOfLongs(1))));
        });
    }

    Future<Void> drop(SqlClient tx, long from) {
        return tx.preparedQuery(DROP).execute(Tuple.of(from)).mapEmpty();
    }
}
