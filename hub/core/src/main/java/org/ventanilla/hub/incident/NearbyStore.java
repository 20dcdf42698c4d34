package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.pgclient.data.Point;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** SQL that looks for what is near a point, of incidents and their reports. */
final class NearbyStore {
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

    private static final String OPEN = NEAR.replace("%s", "closed_at is null and updated_at >= $5");

    /** Both in one question: the lane asks it for every report. */
    private static final String BOTH =
            OPEN + " union all " + NEAR.replace("%s", "closed_at >= $8 and status <> 'DUPLICATE_OF'");

    private final String jurisdiction;

    NearbyStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** Open ones, then those closed lately, each the nearest first. */
    Future<List<Nearby>> near(SqlClient client, Nearby.Query q) {
        return client.preparedQuery(BOTH)
                .execute(tuple(q).addOffsetDateTime(IncidentStore.utc(q.closedSince())))
                .map(NearbyStore::answer);
    }

    Future<List<Nearby>> open(SqlClient client, Nearby.Query q) {
        return client.preparedQuery(OPEN).execute(tuple(q)).map(NearbyStore::answer);
    }

    private static List<Nearby> answer(RowSet<Row> rows) {
        List<Nearby> list = new ArrayList<>();
        rows.forEach(row -> list.add(nearby(row)));
        return list;
    }

    private Tuple tuple(Nearby.Query q) {
        return Tuple.of(
                jurisdiction,
                new Point(q.x(), q.y()),
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
}
