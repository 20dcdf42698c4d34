package org.ventanilla.hub.hotspot;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.hub.hotspot.Gathering.Join;

/** SQL of which incident is in which hotspot; an incident is in one at most. */
final class MemberStore {
    private static final String OF =
            "select incident_id, hotspot_id from hotspot.member where incident_id = any($1::bigint[])";

    private static final String IN =
            "select incident_id from hotspot.member where hotspot_id = $1 order by incident_id";

    private static final String ALL =
            """
            select hotspot_id, incident_id from hotspot.member where hotspot_id = any($1::bigint[])
            order by hotspot_id, incident_id""";

    private static final String ADD =
            """
            insert into hotspot.member (incident_id, hotspot_id, opened_at, is_open)
            select i, h, o, true from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) as x (i, h, o)
            on conflict (incident_id) do nothing""";

    private static final String STATE =
            """
            update hotspot.member m set is_open = x.s from unnest($1::bigint[], $2::bool[]) as x (i, s)
            where m.incident_id = x.i and m.is_open <> x.s""";

    private static final String REMOVE = "delete from hotspot.member where incident_id = any($1::bigint[])";

    private static final String FREE = "delete from hotspot.member where hotspot_id = $1";

    /** Hotspots by the ids of their incidents; who is in none is not named. */
    Future<Map<Long, Long>> of(SqlClient client, List<Long> incidents) {
        return client.preparedQuery(OF)
                .execute(Tuple.tuple().addArrayOfLong(incidents.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Long> map = new HashMap<>();
                    rows.forEach(row -> map.put(row.getLong(0), row.getLong(1)));
                    return map;
                });
    }

    /** Ids of its incidents, oldest first. */
    Future<List<Long>> in(SqlClient client, long hotspot) {
        return client.preparedQuery(IN).execute(Tuple.of(hotspot)).map(rows -> {
            List<Long> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getLong(0)));
            return ids;
        });
    }

    /** The same of several, by hotspot. */
    Future<Map<Long, List<Long>>> in(SqlClient client, List<Long> hotspots) {
        return client.preparedQuery(ALL)
                .execute(Tuple.tuple().addArrayOfLong(hotspots.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, List<Long>> map = new HashMap<>();
                    rows.forEach(row -> map.computeIfAbsent(row.getLong(0), h -> new ArrayList<>())
                            .add(row.getLong(1)));
                    return map;
                });
    }

    Future<Void> add(SqlClient tx, List<Join> joins) {
        return joins.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery(ADD)
                        .execute(Tuple.tuple()
                                .addArrayOfLong(joins.stream()
                                        .map(j -> j.incident().id())
                                        .toArray(Long[]::new))
                                .addArrayOfLong(
                                        joins.stream().map(Join::hotspot).toArray(Long[]::new))
                                .addArrayOfOffsetDateTime(joins.stream()
                                        .map(j -> HotspotStore.utc(j.incident().at()))
                                        .toArray(OffsetDateTime[]::new)))
                        .mapEmpty();
    }

    /** Whether each is open now. */
    Future<Void> state(SqlClient tx, Map<Long, Boolean> open) {
        return open.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery(STATE)
                        .execute(Tuple.tuple()
                                .addArrayOfLong(open.keySet().toArray(Long[]::new))
                                .addArrayOfBoolean(open.values().toArray(Boolean[]::new)))
                        .mapEmpty();
    }

    Future<Void> remove(SqlClient tx, List<Long> incidents) {
        return incidents.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery(REMOVE)
                        .execute(Tuple.tuple().addArrayOfLong(incidents.toArray(Long[]::new)))
                        .mapEmpty();
    }

    /** Nobody is in it any more. */
    Future<Void> free(SqlClient tx, long hotspot) {
        return tx.preparedQuery(FREE).execute(Tuple.of(hotspot)).mapEmpty();
    }
}
