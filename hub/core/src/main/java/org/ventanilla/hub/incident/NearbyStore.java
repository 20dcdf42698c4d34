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

    /** What is known to so many metres is known well; {@code V81__vague.sql} has it as well. */
    private static final double WELL_M = 60;

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
                   where category = any($4::text[]) and %s
                     and jurisdiction = $1 and spot <-> $2::point <= $3
                   order by (spot <-> $2::point) + 0 limit 20) i,
                  lateral (select max(received_at) filter (where parent_id is null) as last_at,
                                  array_agg(contact_id) filter (where contact_id is not null) as contacts,
                                  (array_agg(channel order by id) filter (where parent_id is null))[1] as channel
                           from incident.report where incident_id = i.id) r)""";

    private static final String SQUARES =
            "floor(spot[0] / 250)::int = any($6::int[]) and floor(spot[1] / 250)::int = any($7::int[])";
    private static final String FEW_SQUARES = SQUARES.replace("$6", "$11").replace("$7", "$12");
    private static final String IS_OPEN = " and closed_at is null and updated_at >= $5";
    private static final String IN_REACH = "spot <-> $2::point <= $8::float8 + precision_m";
    private static final String CLOSED_LATELY = " and closed_at >= $10 and status <> 'DUPLICATE_OF'";

    private static final String OPEN = NEAR.replace("%s", SQUARES + IS_OPEN);

    /** Both in one question: the lane asks it for every report. */
    private static final String BOTH =
            OPEN + " union all " + NEAR.replace("%s", SQUARES + CLOSED_LATELY.replace("$10", "$8"));

    /** What is known well is looked for close by, what is known roughly and what is at the same address farther away. */
    private static final String REACHED = String.join(
            " union all ",
            NEAR.replace("%s", FEW_SQUARES + IS_OPEN + " and precision_m <= 60 and " + IN_REACH),
            NEAR.replace("%s", SQUARES + IS_OPEN + " and precision_m > 60 and " + IN_REACH),
            NEAR.replace("%s", "place = $9::text" + IS_OPEN + " and not " + IN_REACH),
            NEAR.replace("%s", SQUARES + CLOSED_LATELY + " and (" + IN_REACH + " or place = $9::text)"));

    private final String jurisdiction;

    NearbyStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** Open ones, then those closed lately; without a reach each the nearest first. */
    Future<List<Nearby>> near(SqlClient client, Nearby.Query q) {
        Nearby.Reach reach = q.reach();
        var closedSince = IncidentStore.utc(q.closedSince());
        Tuple t = tuple(q);
        if (reach == null) {
            return client.preparedQuery(BOTH)
                    .execute(t.addOffsetDateTime(closedSince))
                    .map(NearbyStore::answer);
        }
        double few = reach.metres() + WELL_M;
        t.addDouble(reach.metres()).addString(reach.place()).addOffsetDateTime(closedSince);
        t.addArrayOfInteger(cells(q.x(), few)).addArrayOfInteger(cells(q.y(), few));
        return client.preparedQuery(REACHED).execute(t).map(NearbyStore::answer);
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
        Tuple t = Tuple.of(
                jurisdiction,
                new Point(q.x(), q.y()),
                q.radiusM(),
                q.categories().toArray(String[]::new),
                IncidentStore.utc(q.since()));
        return t.addArrayOfInteger(cells(q.x(), q.radiusM())).addArrayOfInteger(cells(q.y(), q.radiusM()));
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
