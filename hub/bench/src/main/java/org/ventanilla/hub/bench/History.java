package org.ventanilla.hub.bench;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.ventanilla.hub.bench.PointsFile.Point;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.Projection;

/**
 * Incidents of earlier years, each with its report, written past the hub straight into its tables: it is how full they are that
 * is measured. The points are used again and again, each time some metres aside.
 */
final class History {
    private static final int AT_ONCE = 20_000;

    private static final String POINTS =
            """
            create unlogged table if not exists bench_point
                (n bigint, lat float8, lon float8, x float8, y float8, category text)""";

    private static final String POINT =
            """
            insert into bench_point select * from unnest($1::bigint[], $2::float8[], $3::float8[], $4::float8[], $5::float8[],
                                                         $6::text[])""";

    /** Open ones are of the last sixty days, the others of the last three years and closed ten days later. */
    private static final String INCIDENTS =
            """
            insert into incident.incident
                (jurisdiction, category, category_certain, kind, status, priority, department, danger, is_public, lat, lon,
                 precision_m, spot, place, place_source, area, report_count, version, opened_at, updated_at, closed_at, due_at,
                 closing_reason)
            select $1, p.category, true, 'incident', case when o.open then 'RECEIVED' else 'RESOLVED' end, 'P3', 'VIAL', false,
                   true, p.lat + j.dy / 111195, p.lon + j.dx / 85000, 20, point(p.x + j.dx, p.y + j.dy), null, 'DEVICE', null,
                   1, 1, t.at, t.at, case when o.open then null else t.at + interval '10 days' end,
                   t.at + interval '20 days', case when o.open then null else 'fixed' end
            from generate_series($2::bigint, $3::bigint - 1) as s (n)
                 join bench_point p on p.n = s.n % $4
                 cross join lateral (select (random() - 0.5) * least(s.n / $4, 1) * 60 as dx,
                                            (random() - 0.5) * least(s.n / $4, 1) * 60 as dy) j
                 cross join lateral (select s.n < $5 as open) o
                 cross join lateral (select now() - case when o.open then 60 else 1095 end * random() * interval '1 day'
                                            - case when o.open then interval '0' else interval '11 days' end as at) t""";

    private static final String REPORTS =
            """
            insert into incident.report (id, jurisdiction, incident_id, channel, instance, language, received_at, understood,
                                         decision)
            select nextval(pg_get_serial_sequence('personal.submission', 'id')), jurisdiction, id, 'web', 'web', 'es', opened_at,
                   $3::text::json, $4::text::json
            from incident.incident where id > $1 and id <= $2""";

    private final MatchRig rig;
    private final List<Point> points;
    private final List<Category> categories;
    private final int open;
    private long size;

    /** @param open how many of the first are not closed */
    History(MatchRig rig, PointsFile file, int open) {
        this.rig = rig;
        this.points = file.points();
        this.categories = rig.city.taxonomy().categories().stream()
                .filter(c -> rig.matching.mayJoin(c.code()))
                .toList();
        this.open = open;
        MatchRig.joined(rig.pool.query(POINTS).execute());
        for (int from = 0; from < points.size(); from += AT_ONCE) {
            upload(from, Math.min(points.size(), from + AT_ONCE));
        }
        MatchRig.joined(rig.pool.query("create index on bench_point (n)").execute());
        MatchRig.joined(rig.pool.query("analyze bench_point").execute());
    }

    private void upload(int from, int to) {
        Projection metres = rig.city.gazetteer().projection();
        int count = to - from;
        var n = new Long[count];
        var numbers = new Double[4][count];
        var codes = new String[count];
        for (int i = 0; i < count; i++) {
            Point p = points.get(from + i);
            n[i] = (long) from + i;
            numbers[0][i] = p.lat();
            numbers[1][i] = p.lon();
            numbers[2][i] = metres.x(p.lon());
            numbers[3][i] = metres.y(p.lat());
            codes[i] = category(p).code();
        }
        Tuple t = Tuple.tuple().addArrayOfLong(n);
        for (Double[] column : numbers) {
            t.addArrayOfDouble(column);
        }
        MatchRig.joined(rig.pool.preparedQuery(POINT).execute(t.addArrayOfString(codes)));
    }

    /** The city's categories that may be joined, as often as the file's are. */
    Category category(Point p) {
        return categories.get(p.rank() % categories.size());
    }

    /** Goes on until there are so many. */
    void growTo(long wanted) {
        String understood = new JsonObject().put("category", "VIA-01").encode();
        String decision = new JsonObject().put("outcome", "NEW").encode();
        long before = last();
        MatchRig.joined(rig.pool
                .preparedQuery(INCIDENTS)
                .execute(Tuple.of(rig.city.id(), size, wanted, (long) points.size(), (long) open)));
        MatchRig.joined(rig.pool
                .preparedQuery(REPORTS)
                .execute(Tuple.of(before, last()).addString(understood).addString(decision)));
        size = wanted;
        MatchRig.joined(rig.pool.query("analyze incident.incident").execute());
        MatchRig.joined(rig.pool.query("analyze incident.report").execute());
        MatchRig.joined(rig.pool.query("checkpoint").execute());
    }

    private long last() {
        var row = MatchRig.joined(rig.pool
                        .query("select coalesce(max(id), 0) from incident.incident")
                        .execute())
                .iterator()
                .next();
        return row.getLong(0);
    }
}
