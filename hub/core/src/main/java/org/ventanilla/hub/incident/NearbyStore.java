package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** SQL that looks for what is near a point, of incidents and their reports. */
final class NearbyStore {
    private static final String UNION = " union all ";

    private static final String CELLS =
            "array(select generate_series(floor((@ - #) / 250)::int, floor((@ + #) / 250)::int))";

    /**
     * By squares and category, not by nearest neighbour: a city keeps all that was ever closed at a place, and of that only what
     * is of the same kind and was closed lately is read. The sum keeps the planner from the index that knows no category.
     */
    private static final String NEAR =
            """
            (select i.id, category, status, lat, lon, precision_m, place, place_source, opened_at, closed_at,
                    coalesce(r.last_at, opened_at) as last_report_at, coalesce(r.contacts, '{}') as contacts,
                    coalesce(r.channel, '') as channel
             from (select * from incident.incident
                   where category = any(q.categories) and %s and jurisdiction = $1 and spot <-> q.spot <= q.radius
                   order by (spot <-> q.spot) + 0 limit 20) i,
                  lateral (select max(received_at) filter (where parent_id is null) as last_at,
                                  array_agg(contact_id) filter (where contact_id is not null) as contacts,
                                  (array_agg(channel order by id) filter (where parent_id is null))[1] as channel
                           from incident.report where incident_id = i.id) r)""";

    private static final String SQUARES =
            "floor(spot[0] / 250)::int = any(q.xs) and floor(spot[1] / 250)::int = any(q.ys)";
    private static final String FEW_SQUARES = SQUARES.replace("q.", "q.few_");
    private static final String IS_OPEN = " and closed_at is null and updated_at >= q.since";
    private static final String CLOSED_LATELY = " and closed_at >= q.closed_since and status <> 'DUPLICATE_OF'";
    private static final String IN_REACH = "spot <-> q.spot <= q.reach + precision_m";

    private static final String OPEN = asked(NEAR.replace("%s", SQUARES + IS_OPEN));

    /** Both in one question: the lane asks it for every report. */
    private static final String BOTH =
            asked(NEAR.replace("%s", SQUARES + IS_OPEN) + UNION + NEAR.replace("%s", SQUARES + CLOSED_LATELY));

    /** What is known well is looked for close by, what is known roughly and what is at the same address farther away. */
    private static final String REACHED = asked(reached(IS_OPEN) + UNION + reached(CLOSED_LATELY));

    private final String jurisdiction;

    NearbyStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /**
     * A row for each question, with the squares of 250 m around it: those within its radius, and the few that what is known to
     * 60 m has to be in to be in reach; migrations 67, 81 and 82 have these numbers as well. Worked out once for each, hence the
     * offset.
     */
    private static String asked(String near) {
        return String.format(
                Locale.ROOT,
                """
            select q.n, near.*
            from (select n, point(x, y) as spot, radius, categories::text[] as categories, since, closed_since, reach, place,
                         %s as xs, %s as ys, %s as few_xs, %s as few_ys
                  from unnest($2::float8[], $3::float8[], $4::float8[], $5::text[], $6::timestamptz[], $7::timestamptz[],
                              $8::float8[], $9::text[])
                       with ordinality as asked (x, y, radius, categories, since, closed_since, reach, place, n) offset 0) q,
                 lateral (%s) near""",
                cells("x", "radius"),
                cells("y", "radius"),
                cells("x", "(reach + 60)"),
                cells("y", "(reach + 60)"),
                near);
    }

    private static String cells(String middle, String radius) {
        return CELLS.replace("@", middle).replace("#", radius);
    }

    private static String reached(String which) {
        return String.join(
                UNION,
                NEAR.replace("%s", FEW_SQUARES + which + " and precision_m <= 60 and " + IN_REACH),
                NEAR.replace("%s", SQUARES + which + " and precision_m > 60 and " + IN_REACH),
                NEAR.replace("%s", "place = q.place" + which + " and not " + IN_REACH));
    }

    /**
     * Of each question, in their order: open ones, then those closed lately; without a reach each the nearest first. Either all
     * have a reach or none.
     */
    Future<List<List<Nearby>>> near(SqlClient client, List<Nearby.Query> all) {
        boolean isReached = all.stream().allMatch(q -> q.reach() != null);
        return ask(client, isReached ? REACHED : BOTH, all);
    }

    Future<List<Nearby>> open(SqlClient client, Nearby.Query q) {
        return ask(client, OPEN, List.of(q)).map(found -> found.get(0));
    }

    private Future<List<List<Nearby>>> ask(SqlClient client, String sql, List<Nearby.Query> all) {
        return client.preparedQuery(sql).execute(tuple(all)).map(rows -> {
            List<List<Nearby>> found = new ArrayList<>();
            all.forEach(q -> found.add(new ArrayList<>()));
            rows.forEach(row -> found.get(row.getLong("n").intValue() - 1).add(nearby(row)));
            return found;
        });
    }

    private Tuple tuple(List<Nearby.Query> all) {
        return Tuple.of(jurisdiction)
                .addArrayOfDouble(all.stream().map(Nearby.Query::x).toArray(Double[]::new))
                .addArrayOfDouble(all.stream().map(Nearby.Query::y).toArray(Double[]::new))
                .addArrayOfDouble(all.stream().map(Nearby.Query::radiusM).toArray(Double[]::new))
                .addArrayOfString(all.stream().map(q -> literal(q.categories())).toArray(String[]::new))
                .addArrayOfOffsetDateTime(
                        all.stream().map(q -> IncidentStore.utc(q.since())).toArray(OffsetDateTime[]::new))
                .addArrayOfOffsetDateTime(all.stream()
                        .map(q -> IncidentStore.utc(q.closedSince()))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfDouble(all.stream()
                        .map(q -> q.reach() == null ? null : q.reach().metres())
                        .toArray(Double[]::new))
                .addArrayOfString(all.stream()
                        .map(q -> q.reach() == null ? null : q.reach().place())
                        .toArray(String[]::new));
    }

    /** An array of texts in an array of texts has to be a text itself (PostgreSQL manual, 8.15.6). */
    private static String literal(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Nearby nearby(Row r) {
        var closedAt = r.getOffsetDateTime("closed_at");
        return new Nearby(
                r.getLong("id"),
                r.getString("category"),
                r.getDouble("lat"),
                r.getDouble("lon"),
                r.getInteger("precision_m"),
                r.getString("place"),
                r.getString("place_source"),
                r.getOffsetDateTime("opened_at").toInstant(),
                r.getOffsetDateTime("last_report_at").toInstant(),
                closedAt == null ? null : closedAt.toInstant(),
                List.of(r.getArrayOfLongs("contacts")),
                r.getString("channel"));
    }
}
