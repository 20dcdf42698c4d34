package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.publish.Publishing;

/**
 * Lists reports whose incident is public. What somebody added to a report, and what may not be its reporter's, is none.
 */
final class PublicReportStore {
    private static final Sieving SIEVING = new Sieving(16);

    private static final String LIST = "select " + IncidentRow.COLUMNS
            + String.format(
                    Locale.ROOT,
                    """
            , report_id, received_at, channel, native_id
            from (
                select i.*, r.id as report_id, r.received_at, r.channel, r.native_id
                from incident.report r join incident.incident i on i.id = r.incident_id
                where r.jurisdiction = $1 and r.parent_id is null and not r.unverified and %s
                  and ($2::bigint[] is null or r.id = any($2::bigint[]))
                  and ($3::bigint[] is null or r.incident_id = any($3::bigint[]))
                  and (cardinality($4::text[]) = 0 or i.category = any($4::text[]))
                  and ($5::boolean is null or (i.closed_at is not null) = $5)
                  and ($6::timestamptz is null or r.received_at >= $6)
                  and ($7::timestamptz is null or r.received_at < $7)
                  and ($8::timestamptz is null or coalesce(i.closed_at, i.updated_at) >= $8)
                  and ($9::timestamptz is null or coalesce(i.closed_at, i.updated_at) < $9)
                  and ($10::float8 is null or (%s between $10 and $12 and %s between $11 and $13))) as found
            order by report_id""",
                    SIEVING.isShown(),
                    SIEVING.lon(),
                    SIEVING.lat());

    private static final String ORIGINS =
            """
            select i.id, i.kind, coalesce((select channel from incident.report r
                                           where r.incident_id = i.id and parent_id is null order by id limit 1), '')
            from incident.incident i where i.jurisdiction = $1 and i.id = any($2::bigint[])""";

    private static final String NEWEST_FIRST = LIST + " desc limit $14 offset $15";
    private static final String OLDEST_FIRST = LIST + " limit $14 offset $15";

    private final Pool pool;
    private final String jurisdiction;
    private final Views views;
    private final Publishing publishing;

    PublicReportStore(Pool pool, Incidents.Naming naming, Views views) {
        this.pool = pool;
        this.jurisdiction = naming.jurisdiction();
        this.publishing = naming.publishing();
        this.views = views;
    }

    Future<List<PublicReport>> list(ReportFilter f) {
        Tuple t = Tuple.of(
                jurisdiction, ids(f.ids()), ids(f.incidents()), f.categories().toArray(String[]::new));
        t.addBoolean(f.closed());
        t.addOffsetDateTime(utc(f.received().from()))
                .addOffsetDateTime(utc(f.received().before()));
        t.addOffsetDateTime(utc(f.updated().from()))
                .addOffsetDateTime(utc(f.updated().before()));
        var box = f.bbox();
        t.addDouble(box == null ? null : box.west()).addDouble(box == null ? null : box.south());
        t.addDouble(box == null ? null : box.east()).addDouble(box == null ? null : box.north());
        t.addInteger(f.page().limit()).addLong(f.page().skip());
        Sieving.add(t, publishing.sieve(List.of()));
        return pool.preparedQuery(f.page().oldestFirst() ? OLDEST_FIRST : NEWEST_FIRST)
                .execute(t)
                .compose(this::shown);
    }

    Future<Map<Long, Origin>> origins(List<Long> incidents) {
        return pool.preparedQuery(ORIGINS)
                .execute(Tuple.of(jurisdiction).addArrayOfLong(incidents.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Origin> origins = new HashMap<>();
                    rows.forEach(row -> origins.put(row.getLong(0), new Origin(row.getString(1), row.getString(2))));
                    return origins;
                });
    }

    private Future<List<PublicReport>> shown(RowSet<Row> rows) {
        var incidents = new ArrayList<IncidentRow>();
        rows.forEach(row -> incidents.add(IncidentRow.of(row)));
        return views.list(pool, incidents).map(shown -> {
            var reports = new ArrayList<PublicReport>();
            for (Row row : rows) {
                reports.add(new PublicReport(
                        row.getLong("report_id"),
                        row.getOffsetDateTime("received_at").toInstant(),
                        row.getString("channel"),
                        row.getString("native_id"),
                        shown.get(reports.size())));
            }
            return reports;
        });
    }

    private static Long @Nullable [] ids(@Nullable List<Long> ids) {
        return ids == null ? null : ids.toArray(Long[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : IncidentStore.utc(at);
    }
}
