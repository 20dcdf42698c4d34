package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of the tables incident.photo and personal.rating. */
final class PhotoStore {
    private static final String ADD = String.format(
            Locale.ROOT,
            """
            insert into incident.photo (incident_id, ref, report_id, result, alt, added_at)
            select coalesce($1, %s), r, $3, $4, $5, $6 from unnest($2::text[]) as refs (r)
            on conflict do nothing""",
            IncidentStore.JUST_OPENED);

    private static final String OF =
            """
            select incident_id, ref, result, alt, added_at from (
                select distinct on (incident_id, ref) incident_id, ref, result, alt, added_at from incident.photo
                where incident_id = any($1::bigint[]) order by incident_id, ref, result desc, added_at) as once
            order by result, added_at, ref""";

    private static final String CARRIERS =
            """
            select i.category, i.is_public, p.result
            from incident.photo p join incident.incident i on i.id = p.incident_id where p.ref = $1""";

    private static final String OF_REPORT =
            "select ref from incident.photo where report_id = $1 order by added_at, ref";

    private static final String MOVE =
            "update incident.photo set incident_id = $3 where incident_id = $2 and report_id = any($1::bigint[])";

    private static final String RATE =
            """
            insert into personal.rating (report_id, stars, comment, rated_at) values ($1, $2, $3, $4)
            on conflict (report_id) do update set stars = $2, comment = $3, rated_at = $4""";

    private static final String RATING = "select stars, comment from personal.rating where report_id = $1";

    /** Photos of one origin: who brought them and what they show. */
    record Batch(List<String> refs, @Nullable Long reportId, boolean result, String alt) {}

    /** @param incidentId null for the one that was opened on this connection just before */
    Future<Void> add(SqlClient tx, @Nullable Long incidentId, Batch b, Instant at) {
        if (b.refs().isEmpty()) {
            return Future.succeededFuture();
        }
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(
                        incidentId,
                        b.refs().toArray(String[]::new),
                        b.reportId(),
                        b.result(),
                        b.alt(),
                        IncidentStore.utc(at)))
                .mapEmpty();
    }

    Future<Map<Long, List<IncidentView.PhotoView>>> of(SqlClient client, List<Long> incidentIds) {
        return client.preparedQuery(OF)
                .execute(Tuple.of((Object) incidentIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, List<IncidentView.PhotoView>> map = new HashMap<>();
                    rows.forEach(row -> map.computeIfAbsent(row.getLong(0), id -> new ArrayList<>())
                            .add(new IncidentView.PhotoView(
                                    row.getString(1),
                                    row.getBoolean(2),
                                    row.getString(3),
                                    row.getOffsetDateTime(4).toInstant())));
                    return map;
                });
    }

    /** An incident that carries a photo, as far as it matters who may see it. */
    record Carrier(String category, boolean isPublic, boolean result) {}

    Future<List<Carrier>> carriers(SqlClient client, String ref) {
        return client.preparedQuery(CARRIERS).execute(Tuple.of(ref)).map(rows -> {
            List<Carrier> carriers = new ArrayList<>();
            rows.forEach(row -> carriers.add(new Carrier(row.getString(0), row.getBoolean(1), row.getBoolean(2))));
            return carriers;
        });
    }

    Future<List<String>> ofReport(SqlClient client, long reportId) {
        return client.preparedQuery(OF_REPORT).execute(Tuple.of(reportId)).map(rows -> {
            List<String> refs = new ArrayList<>();
            rows.forEach(row -> refs.add(row.getString(0)));
            return refs;
        });
    }

    /** Photos go where their reports go. */
    Future<Void> move(SqlClient tx, List<Long> reportIds, long from, long to) {
        return tx.preparedQuery(MOVE)
                .execute(Tuple.of(reportIds.toArray(Long[]::new), from, to))
                .mapEmpty();
    }

    /** A reporter's opinion of the result. */
    record Rating(int stars, @Nullable String comment) {}

    Future<Void> rate(SqlClient tx, long reportId, Rating r, Instant at) {
        return tx.preparedQuery(RATE)
                .execute(Tuple.of(reportId, r.stars(), r.comment(), IncidentStore.utc(at)))
                .mapEmpty();
    }

    Future<Optional<Rating>> rating(SqlClient client, long reportId) {
        return client.preparedQuery(RATING).execute(Tuple.of(reportId)).map(rows -> {
            var it = rows.iterator();
            if (!it.hasNext()) {
                return Optional.empty();
            }
            var row = it.next();
            return Optional.of(new Rating(row.getInteger(0), row.getString(1)));
        });
    }
}
