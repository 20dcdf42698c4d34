package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.pgclient.data.Point;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** SQL of what a conversation goes by: somebody's latest reports and when they were last spoken of. */
final class TalkStore {
    /** More than these nobody has in mind. */
    private static final int LATEST = 20;

    /** A question put to everybody counts for each; of what is closed nothing is asked any more. */
    private static final String EARLIER =
            """
            select r.id, r.incident_id, i.category, i.category_certain, i.spot, i.precision_m, i.place, i.closed_at,
                   i.status = 'RESOLVED' as solved,
                   greatest(r.received_at, (select max(f.received_at) from incident.report f
                       where f.incident_id = r.incident_id and f.parent_id = r.id and not f.unverified)) as heard_at,
                   (i.place_asked in (1, 2) and r.id = (select min(first.id) from incident.report first
                       where first.incident_id = i.id and first.parent_id is null))
                   or exists (select from personal.question q where q.incident_id = i.id and q.answered_by is null
                       and (q.report_id is null or q.report_id = r.id)) as asked,
                   case when i.closed_at is null then (select max(q.asked_at) from personal.question q
                       where q.incident_id = i.id and q.answered_by is null
                       and (q.report_id is null or q.report_id = r.id)) end as question_at
            from incident.report r join incident.incident i on i.id = r.incident_id
            where r.jurisdiction = $1 and r.contact_id = $2 and r.parent_id is null
            order by r.id desc limit $3""";

    private final String jurisdiction;

    TalkStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    Future<List<EarlierReport>> earlier(SqlClient tx, long contact) {
        return tx.preparedQuery(EARLIER)
                .execute(Tuple.of(jurisdiction, contact, LATEST))
                .map(rows -> {
                    List<EarlierReport> all = new ArrayList<>();
                    rows.forEach(row -> all.add(earlier(row)));
                    return all;
                });
    }

    private static EarlierReport earlier(Row r) {
        var spot = (Point) r.getValue("spot");
        var questionAt = r.getOffsetDateTime("question_at");
        var closedAt = r.getOffsetDateTime("closed_at");
        return new EarlierReport(
                r.getLong("id"),
                r.getLong("incident_id"),
                r.getString("category"),
                r.getBoolean("category_certain"),
                spot == null ? null : spot.getX(),
                spot == null ? null : spot.getY(),
                r.getInteger("precision_m"),
                r.getString("place"),
                r.getOffsetDateTime("heard_at").toInstant(),
                r.getBoolean("asked"),
                questionAt == null ? null : questionAt.toInstant(),
                closedAt == null ? null : closedAt.toInstant(),
                r.getBoolean("solved"));
    }
}
