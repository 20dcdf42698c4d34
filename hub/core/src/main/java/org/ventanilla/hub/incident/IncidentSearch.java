package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.publish.Publishing;

/** SQL that looks for incidents: near a point, at a named place, by filter. */
final class IncidentSearch {
    /** Side of the squares by which places are indexed, in metres; {@code V67__cells.sql} has it as well. */
    private static final double CELL_M = 250;

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
                   where category = any($4::text[]) and floor(spot[0] / 250)::int = any($6::int[])
                     and floor(spot[1] / 250)::int = any($7::int[]) and %s
                     and jurisdiction = $1 and spot <-> $2::point <= $3
                   order by (spot <-> $2::point) + 0 limit 20) i,
                  lateral (select max(received_at) filter (where parent_id is null) as last_at,
                                  array_agg(contact_id) filter (where contact_id is not null) as contacts,
                                  (array_agg(channel order by id) filter (where parent_id is null))[1] as channel
                           from incident.report where incident_id = i.id) r)""";

    private static final String NEAR_OPEN = NEAR.replace("%s", "closed_at is null and updated_at >= $5");

    /** Both in one question: the lane asks it for every report. */
    private static final String NEAR_BOTH =
            NEAR_OPEN + " union all " + NEAR.replace("%s", "closed_at >= $8 and status <> 'DUPLICATE_OF'");

    private static final Sieving SIEVING = new Sieving(15);

    private static final String LIST = "select " + IncidentRow.COLUMNS
            + String.format(
                    Locale.ROOT,
                    """

            from incident.incident i
            where jurisdiction = $1 and status <> 'DUPLICATE_OF' and (%s or not $2)
              and (cardinality($3::text[]) = 0 or status = any($3::text[]))
              and (cardinality($4::text[]) = 0 or category = any($4::text[]) or split_part(category, '-', 1) = any($4::text[]))
              and ($5::text is null or %s or area ilike $5 or id::text = $6 or category = any($7::text[]))
              and ($8::bigint is null or id < $8)
              and ($9::float8 is null or (%s between $9 and $11 and %s between $10 and $12))
              and (cardinality($14::text[]) = 0 or area = any($14::text[]))
            order by id desc limit $13""",
                    SIEVING.isShown(),
                    SIEVING.placeHolds("$5"),
                    SIEVING.lon(),
                    SIEVING.lat());

    private static final Pattern NUMBER = Pattern.compile("(?:[A-Za-z]{1,5} ?-? ?|# ?)?([0-9]{1,18})");

    private final String jurisdiction;
    private final Publishing publishing;

    IncidentSearch(Incidents.Naming naming) {
        this.jurisdiction = naming.jurisdiction();
        this.publishing = naming.publishing();
    }

    /** Open ones and those closed lately. */
    Future<List<Nearby>> near(SqlClient client, Nearby.Query q) {
        return near(client, NEAR_BOTH, tuple(q).addOffsetDateTime(IncidentStore.utc(q.closedSince())));
    }

    Future<List<Nearby>> nearOpen(SqlClient client, Nearby.Query q) {
        return near(client, NEAR_OPEN, tuple(q));
    }

    private static Future<List<Nearby>> near(SqlClient client, String sql, Tuple query) {
        return client.preparedQuery(sql).execute(query).map(rows -> {
            List<Nearby> list = new ArrayList<>();
            rows.forEach(row -> list.add(nearby(row)));
            return list;
        });
    }

    private Tuple tuple(Nearby.Query q) {
        return Tuple.of(
                jurisdiction,
                new io.vertx.pgclient.data.Point(q.x(), q.y()),
                q.radiusM(),
                q.categories().toArray(String[]::new),
                IncidentStore.utc(q.since()),
                cells(q.x(), q.radiusM()),
                cells(q.y(), q.radiusM()));
    }

    private static Integer[] cells(double middle, double radius) {
        int first = (int) Math.floor((middle - radius) / CELL_M);
        int last = (int) Math.floor((middle + radius) / CELL_M);
        return IntStream.rangeClosed(first, last).boxed().toArray(Integer[]::new);
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

    /** @param publicOnly leave out categories that are never shown */
    Future<List<IncidentRow>> list(
            SqlClient client, IncidentFilter f, boolean publicOnly, List<String> categoriesNamedSo) {
        @Nullable String query = f.query();
        String like = query == null || query.isBlank() ? null : "%" + escaped(query.strip()) + "%";
        String number = query == null ? "" : number(query);
        var box = f.bbox();
        Tuple t = Tuple.of(
                jurisdiction,
                publicOnly,
                f.statuses().stream().map(Status::name).toArray(String[]::new),
                f.categories().stream().map(c -> c.toUpperCase(Locale.ROOT)).toArray(String[]::new));
        t.addValue(like).addValue(number).addArrayOfString(categoriesNamedSo.toArray(String[]::new));
        t.addValue(f.before());
        t.addValue(box == null ? null : box.west())
                .addValue(box == null ? null : box.south())
                .addValue(box == null ? null : box.east())
                .addValue(box == null ? null : box.north());
        t.addInteger(f.limit()).addArrayOfString(f.areas().toArray(String[]::new));
        Sieving.add(t, publishing.sieve(query));
        return client.preparedQuery(LIST).execute(t).map(rows -> {
            List<IncidentRow> list = new ArrayList<>();
            rows.forEach(row -> list.add(IncidentRow.of(row)));
            return list;
        });
    }

    /** The id in a number as people quote it; a house number after a street is not one. */
    private static String number(String query) {
        var m = NUMBER.matcher(query.strip());
        return m.matches() ? m.group(1) : "";
    }

    static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
