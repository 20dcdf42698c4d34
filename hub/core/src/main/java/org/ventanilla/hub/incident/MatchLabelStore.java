package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** SQL of the table incident.match_label: what the city's people said of matches, for the next training. */
final class MatchLabelStore {
    private static final String ONE =
            """
            insert into incident.match_label (report_id, incident_id, same, said, at) values ($1, $2, $3, $4, $5)""";

    private static final String MOVED =
            """
            insert into incident.match_label (report_id, incident_id, same, said, at)
            select r.id, $2, $3, $4, $5 from incident.merge m join incident.report r on r.id = any(m.report_ids)
            where m.from_id = $1 and r.parent_id is null""";

    /**
     * What was said.
     *
     * @param incidentId the incident that the report is, or is not, about
     */
    record Said(long incidentId, boolean same, Way way, Instant at) {}

    /** How it was said. */
    enum Way {
        PROPOSAL,
        MERGE,
        UNMERGE,
        SPLIT
    }

    Future<Void> add(SqlClient tx, long reportId, Said said) {
        return execute(tx, ONE, reportId, said);
    }

    /** The same of every report that a merge moved away from the incident. */
    Future<Void> addMoved(SqlClient tx, long from, Said said) {
        return execute(tx, MOVED, from, said);
    }

    private static Future<Void> execute(SqlClient tx, String sql, long of, Said said) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of(of, said.incidentId(), said.same(), said.way().name(), IncidentStore.utc(said.at())))
                .mapEmpty();
    }
}
