package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** SQL of what comes back. */
final class RecurrenceStore {
    private static final String ASSET = "update incident.incident set asset = $2 where id = $1";

    /** Links to the past only ever lead back, but a limit costs nothing. */
    private static final String OF =
            """
            with recursive chain as (
                select id, recurrence_of, 0 as steps from incident.incident where jurisdiction = $1 and id = $2
                union all
                select i.id, i.recurrence_of, c.steps + 1
                from incident.incident i join chain c on i.id = c.recurrence_of where c.steps < 100)
            select array(select id from chain where steps > 0 order by steps) as earlier, i.asset,
                   array(select o.id from incident.incident o
                         where o.jurisdiction = $1 and o.asset = i.asset and o.id < i.id and o.status <> 'DUPLICATE_OF'
                           and split_part(o.category, '-', 1) = split_part(i.category, '-', 1)
                         order by o.id desc limit 100) as of_asset
            from incident.incident i where i.jurisdiction = $1 and i.id = $2""";

    private static final String OFTEN_AT =
            """
            with recursive family as (
                select r.id as root, r.id from incident.incident r
                where r.jurisdiction = $1 and r.recurrence_of is null
                  and exists (select from incident.incident n where n.recurrence_of = r.id)
                union all
                select f.root, i.id from incident.incident i join family f on i.recurrence_of = f.id)
            select r.category, r.place, r.area, null::text as asset, count(*)::int - 1 as times, r.id as first,
                   (array_agg(i.id order by i.opened_at desc, i.id desc))[1] as last, max(i.opened_at) as last_at
            from family f join incident.incident i on i.id = f.id join incident.incident r on r.id = f.root
            where i.status <> 'DUPLICATE_OF'
            group by r.id having count(*) > 1 order by times desc, last_at desc limit $2""";

    private static final String OFTEN_ON =
            """
            select (array_agg(category order by opened_at desc, id desc))[1] as category,
                   (array_agg(place order by opened_at desc, id desc))[1] as place,
                   (array_agg(area order by opened_at desc, id desc))[1] as area,
                   asset, count(*)::int - 1 as times, min(id) as first,
                   (array_agg(id order by opened_at desc, id desc))[1] as last, max(opened_at) as last_at
            from incident.incident
            where jurisdiction = $1 and asset is not null and status <> 'DUPLICATE_OF'
            group by asset, split_part(category, '-', 1) having count(*) > 1
            order by times desc, last_at desc limit $2""";

    private final String jurisdiction;

    RecurrenceStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    Future<Void> asset(SqlClient tx, long incident, String number) {
        return tx.preparedQuery(ASSET).execute(Tuple.of(incident, number)).mapEmpty();
    }

    Future<Recurrence> of(SqlClient client, long incident) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(jurisdiction, incident))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Recurrence.NONE;
                    }
                    Row row = rows.iterator().next();
                    return new Recurrence(
                            List.of(row.getArrayOfLongs("earlier")),
                            row.getString("asset"),
                            List.of(row.getArrayOfLongs("of_asset")));
                });
    }

    Future<List<Recurrences.Spot>> often(SqlClient client, Recurrences.By by, int limit) {
        String sql = by == Recurrences.By.PLACE ? OFTEN_AT : OFTEN_ON;
        return client.preparedQuery(sql).execute(Tuple.of(jurisdiction, limit)).map(rows -> {
            List<Recurrences.Spot> list = new ArrayList<>();
            rows.forEach(r -> list.add(new Recurrences.Spot(
                    r.getString("category"),
                    r.getString("place"),
                    r.getString("area"),
                    r.getString("asset"),
                    r.getInteger("times"),
                    r.getLong("first"),
                    r.getLong("last"),
                    r.getOffsetDateTime("last_at").toInstant())));
            return list;
        });
    }
}
