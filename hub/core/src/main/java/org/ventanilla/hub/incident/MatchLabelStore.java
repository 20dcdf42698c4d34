package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.model.Wire;

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

    /** Who closed it here looked at what belongs to it; what came closed was put together by nobody. */
    private static final String HISTORY =
            """
            select r.id, r.received_at, r.channel, r.understood, i.closed_at,
                   min(r.id) over (partition by r.incident_id) as first,
                   (i.closed_at is not null and i.closing_reason is distinct from 'imported')
                       or exists (select 1 from incident.match_label l where l.report_id = r.id) as judged
            from incident.report r join incident.incident i on i.id = r.incident_id
            where r.jurisdiction = $1 and r.parent_id is null and r.understood is not null
            order by r.received_at, r.id""";

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

    Future<List<MatchHistory>> history(SqlClient client, String jurisdiction) {
        return client.preparedQuery(HISTORY).execute(Tuple.of(jurisdiction)).map(rows -> {
            List<MatchHistory> list = new ArrayList<>();
            rows.forEach(row -> list.add(history(row)));
            return list;
        });
    }

    private static MatchHistory history(Row r) {
        var closed = r.getOffsetDateTime("closed_at");
        return new MatchHistory(
                r.getLong("id"),
                r.getOffsetDateTime("received_at").toInstant(),
                r.getString("channel"),
                Wire.fromMap(r.getJsonObject("understood").getMap(), NewIncident.class),
                closed == null ? null : closed.toInstant(),
                r.getLong("first"),
                r.getBoolean("judged"));
    }

    private static Future<Void> execute(SqlClient tx, String sql, long of, Said said) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of(of, said.incidentId(), said.same(), said.way().name(), IncidentStore.utc(said.at())))
                .mapEmpty();
    }
}
