package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.pgclient.data.Point;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of the table incident.incident. */
final class IncidentStore {
    /** The one that this session opened last, for what is written with it before its number is known. */
    static final String JUST_OPENED = "currval(pg_get_serial_sequence('incident.incident', 'id'))";

    private static final String OPEN =
            """
            insert into incident.incident
                (jurisdiction, category, category_certain, kind, status, priority, department, danger, is_public,
                 lat, lon, precision_m, spot, place, place_source, area, report_count, version, opened_at, updated_at,
                 due_at, recurrence_of, place_asked)
            values ($1, $2, $3, $4, 'RECEIVED', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, 1, $16, $16, $17, $18, $19)
            returning id""";

    private static final String GET = "select " + IncidentRow.COLUMNS
            + " from incident.incident where jurisdiction = $1 and id = any($2::bigint[])";

    /**
     * One more report: the count goes up, danger is never forgotten, an unknown place is learned. One that was brought in from
     * the past is no news.
     */
    private static final String JOINED =
            """
            update incident.incident set report_count = report_count + 1, version = version + 1,
                updated_at = greatest(updated_at, $2),
                danger = danger or $3,
                lat = coalesce(lat, $4), lon = coalesce(lon, $5), precision_m = coalesce(precision_m, $6),
                spot = coalesce(spot, $7), place = coalesce(place, $8), place_source = coalesce(place_source, $9),
                area = coalesce(area, $10)
            where id = $1 returning version, report_count""";

    private static final String TOUCH =
            "update incident.incident set version = version + 1, updated_at = greatest(updated_at, $2) where id = $1"
                    + " returning version";

    /**
     * The reports of another one come too: what was known of it and not of this one is learned as in a join. Where staff said
     * that the other is, they did not say of this one: undoing the merge takes it back.
     */
    private static final String ABSORB =
            """
            update incident.incident i set report_count = i.report_count + f.report_count, version = i.version + 1,
                updated_at = $3, danger = i.danger or f.danger,
                lat = coalesce(i.lat, f.lat), lon = coalesce(i.lon, f.lon),
                precision_m = coalesce(i.precision_m, f.precision_m), spot = coalesce(i.spot, f.spot),
                place = coalesce(i.place, f.place),
                place_source = coalesce(i.place_source, case f.place_source when 'STAFF' then 'MERGED' else f.place_source end),
                area = coalesce(i.area, f.area)
            from incident.incident f where i.id = $2 and f.id = $1 returning i.version""";

    /** Reports went away: what only they had told is forgotten. Where staff said that it is, it stays. */
    private static final String RESTATE =
            """
            update incident.incident i set report_count = report_count - $4, version = version + 1, updated_at = $2,
                danger = $3, (lat, lon, precision_m, spot, place, place_source, area) =
                    (select t.* from (values ($5::float8, $6::float8, $7::int, $8::point, $9::text, $10::text, $11::text)) t
                     where i.place_source is distinct from 'STAFF'
                     union all
                     select i.lat, i.lon, i.precision_m, i.spot, i.place, i.place_source, i.area
                     where i.place_source = 'STAFF')
            where id = $1 returning version""";

    /** A merge is taken back: it stands as it stood before. */
    private static final String RESTORE =
            """
            update incident.incident i set status = m.status, closed_at = m.closed_at, closing_reason = m.closing_reason,
                closing_text = m.closing_text, duplicate_of = null, report_count = $3, version = version + 1, updated_at = $2,
                status_at = $2
            from incident.merge m where i.id = $1 and m.from_id = i.id returning i.version""";

    /** Who changes the state has looked, and waits for nobody. */
    private static final String STATUS =
            """
            update incident.incident set status = $3, status_at = $2, version = version + 1, updated_at = $2, closed_at = $4,
                closing_reason = $5, closing_text = $6, duplicate_of = $7, asked_at = null, look_at = null, look_why = null
            where id = $1 returning version""";

    /** A person belongs to a department: another one has nobody until somebody is named. */
    private static final String ASSIGN =
            """
            update incident.incident set department = coalesce($3, department),
                assignee = case when $4::text is not null then nullif($4::text, '')
                                when department = coalesce($3, department) then assignee end,
                version = version + 1, updated_at = $2
            where id = $1 returning version""";

    private static final String PLACE =
            """
            update incident.incident set version = version + 1, updated_at = $2, place_asked = $3,
                lat = $4, lon = $5, precision_m = $6, spot = $7, place = $8, place_source = $9, area = $10
            where id = $1 returning version""";

    /** Its reporter said more: what it is, and that it is dangerous, may be known better now. */
    private static final String LEARN =
            """
            update incident.incident set version = version + 1, updated_at = $2, danger = danger or $3,
                category = $4, category_certain = $5, kind = $6, priority = $7, department = $8, is_public = $9, due_at = $10,
                assignee = case when department = $8 then assignee end
            where id = $1 returning version""";

    private static final String PLACE_ASKED =
            """
            update incident.incident set version = version + 1, updated_at = $2, place_asked = $3
            where id = $1 returning version""";

    private static final String RECURS = "update incident.incident set recurrence_of = $2 where id = $1";

    private static final String COUNTS =
            """
            select count(*) filter (where closed_at is null) as open,
                   count(*) filter (where status = 'RESOLVED' and closed_at >= $2) as resolved
            from incident.incident where jurisdiction = $1""";

    private final String jurisdiction;

    IncidentStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** @param asked how often the reporter was asked where it is */
    Future<Long> open(SqlClient tx, NewIncident n, Instant openedAt, @Nullable Long recurrenceOf, int asked) {
        Tuple t = Tuple.of(jurisdiction, n.category(), n.categoryCertain(), n.kind(), n.priority(), n.department());
        t.addBoolean(n.danger()).addBoolean(n.isPublic());
        spot(t, n.spot());
        t.addOffsetDateTime(utc(openedAt)).addOffsetDateTime(utc(n.dueAt())).addValue(recurrenceOf);
        t.addShort((short) asked);
        return tx.preparedQuery(OPEN)
                .execute(t)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static void spot(Tuple t, @Nullable Spot s) {
        t.addValue(s == null ? null : s.lat())
                .addValue(s == null ? null : s.lon())
                .addValue(s == null ? null : s.precisionM())
                .addValue(s == null ? null : new Point(s.x(), s.y()))
                .addValue(s == null ? null : s.place())
                .addValue(s == null ? null : s.source())
                .addValue(s == null ? null : s.area());
    }

    Future<List<IncidentRow>> get(SqlClient client, List<Long> ids) {
        return client.preparedQuery(GET)
                .execute(Tuple.of(jurisdiction).addArrayOfLong(ids.toArray(Long[]::new)))
                .map(rows -> {
                    var list = new ArrayList<IncidentRow>();
                    rows.forEach(row -> list.add(IncidentRow.of(row)));
                    return list;
                });
    }

    Future<Optional<IncidentRow>> find(SqlClient client, long id) {
        return get(client, List.of(id)).map(rows -> rows.stream().findFirst());
    }

    /** The new version and the new report count. */
    record Joined(int version, int reportCount) {}

    Future<Joined> joined(SqlClient tx, long id, NewIncident n, Instant at) {
        Tuple t = Tuple.of(id, utc(at), n.danger());
        spot(t, n.spot());
        return tx.preparedQuery(JOINED).execute(t).map(rows -> {
            Row row = rows.iterator().next();
            return new Joined(row.getInteger(0), row.getInteger(1));
        });
    }

    Future<Integer> touch(SqlClient tx, long id, Instant at) {
        return version(tx, TOUCH, Tuple.of(id, utc(at)));
    }

    Future<Integer> absorb(SqlClient tx, long from, long into, Instant at) {
        return version(tx, ABSORB, Tuple.of(from, into, utc(at)));
    }

    Future<Integer> restate(SqlClient tx, long id, Told told, int lost, Instant at) {
        Tuple t = Tuple.of(id, utc(at), told.danger(), lost);
        spot(t, told.spot());
        return version(tx, RESTATE, t);
    }

    Future<Integer> restore(SqlClient tx, long id, int reports, Instant at) {
        return version(tx, RESTORE, Tuple.of(id, utc(at), reports));
    }

    /** The new state with everything that goes with it. */
    record Change(Status status, @Nullable String reason, @Nullable String text, @Nullable Long duplicateOf) {}

    Future<Integer> status(SqlClient tx, long id, Change c, Instant at) {
        var closedAt = c.status().isClosed() ? utc(at) : null;
        return version(
                tx,
                STATUS,
                Tuple.of(id, utc(at), c.status().name())
                        .addValue(closedAt)
                        .addValue(c.reason())
                        .addValue(c.text())
                        .addValue(c.duplicateOf()));
    }

    Future<Integer> assign(SqlClient tx, long id, Instant at, @Nullable String department, @Nullable String assignee) {
        return version(tx, ASSIGN, Tuple.of(id, utc(at)).addValue(department).addValue(assignee));
    }

    /** @param asked how often the reporter was asked for it so far */
    Future<Integer> place(SqlClient tx, long id, Spot found, int asked, Instant at) {
        Tuple t = Tuple.of(id, utc(at), (short) asked);
        spot(t, found);
        return version(tx, PLACE, t);
    }

    /** @param what null when only the danger is new */
    Future<Integer> learn(SqlClient tx, IncidentRow row, @Nullable NewIncident what, boolean danger, Instant at) {
        Tuple t = Tuple.of(row.id(), utc(at), danger);
        t.addString(what == null ? row.category() : what.category());
        t.addBoolean(what == null ? row.categoryCertain() : what.categoryCertain());
        t.addString(what == null ? row.kind() : what.kind());
        t.addString(what == null ? row.priority() : what.priority());
        t.addString(what == null ? row.department() : what.department());
        t.addBoolean(what == null ? row.isPublic() : what.isPublic());
        t.addOffsetDateTime(utc(what == null ? row.dueAt() : what.dueAt()));
        return version(tx, LEARN, t);
    }

    Future<Integer> placeAsked(SqlClient tx, long id, int asked, Instant at) {
        return version(tx, PLACE_ASKED, Tuple.of(id, utc(at), (short) asked));
    }

    /** Part of placing it: no version of its own. */
    Future<Void> recurs(SqlClient tx, long id, long earlier) {
        return tx.preparedQuery(RECURS).execute(Tuple.of(id, earlier)).mapEmpty();
    }

    Future<long[]> counts(SqlClient client, Instant since) {
        return client.preparedQuery(COUNTS)
                .execute(Tuple.of(jurisdiction, utc(since)))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new long[] {row.getLong(0), row.getLong(1)};
                });
    }

    private static Future<Integer> version(SqlClient tx, String sql, Tuple tuple) {
        return tx.preparedQuery(sql)
                .execute(tuple)
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
