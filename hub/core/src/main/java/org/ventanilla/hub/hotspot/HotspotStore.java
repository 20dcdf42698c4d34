package org.ventanilla.hub.hotspot;

import io.vertx.core.Future;
import io.vertx.pgclient.data.Point;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.HotspotRules;

/** SQL of hotspots. */
final class HotspotStore {
    private static final String COLUMNS =
            """
            select h.id, h.category_group, h.is_public, h.heart, h.lat, h.lon, h.spot[0] as x, h.spot[1] as y, h.reach_m,
                   h.incidents, h.open_incidents, h.first_at, h.last_at, h.opened_at, h.closed_at, h.reason
            from hotspot.hotspot h
            """;

    private static final String CURSOR = "select position from hotspot.cursor where jurisdiction = $1";

    private static final String MOVE =
            """
            insert into hotspot.cursor (jurisdiction, position) values ($1, $2)
            on conflict (jurisdiction) do update set position = excluded.position""";

    private static final String NEAR = COLUMNS
            + """
            where h.jurisdiction = $1 and h.closed_at is null
              and exists (select 1 from unnest($2::float8[], $3::float8[]) as p (x, y)
                          where h.spot <@ circle(point(p.x, p.y), $4))
            order by h.id""";

    private static final String QUIET = COLUMNS
            + """
            where h.jurisdiction = $1 and h.closed_at is null
              and h.last_at < coalesce((select b from unnest($3::text[], $4::timestamptz[]) as x (g, b)
                                        where g = h.category_group), $2)
            order by h.id limit 100""";

    private static final String GET = COLUMNS + "where h.jurisdiction = $1 and h.id = any($2::bigint[]) order by h.id";

    private static final String LIST = COLUMNS
            + """
            where h.jurisdiction = $1 and ($2::boolean is null or (h.closed_at is null) = $2)
            order by h.id desc limit $3""";

    private static final String OF_INCIDENT =
            COLUMNS + "join hotspot.member m on m.hotspot_id = h.id where h.jurisdiction = $1 and m.incident_id = $2";

    private static final String OPEN =
            """
            insert into hotspot.hotspot (jurisdiction, category_group, is_public, heart, lat, lon, spot, reach_m, incidents,
                                         open_incidents, first_at, last_at, opened_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9, $9, $10) returning id""";

    /** Counted anew from its members, so that the row never says anything else. */
    private static final String RECOUNT =
            """
            update hotspot.hotspot h set incidents = m.all_of_them, open_incidents = m.open,
                first_at = coalesce(m.first, h.first_at), last_at = coalesce(m.last, h.last_at)
            from (select t.id, count(m.incident_id) as all_of_them, count(*) filter (where m.is_open) as open,
                         min(m.opened_at) as first, max(m.opened_at) as last
                  from unnest($1::bigint[]) as t (id) left join hotspot.member m on m.hotspot_id = t.id group by t.id) m
            where h.id = m.id""";

    private static final String CLOSE = "update hotspot.hotspot set closed_at = $2, reason = $3 where id = $1";

    private final String jurisdiction;

    HotspotStore(String jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** Up to where the log was followed. */
    Future<Long> cursor(SqlClient client) {
        return client.preparedQuery(CURSOR).execute(Tuple.of(jurisdiction)).map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? row.next().getLong(0) : 0L;
        });
    }

    Future<Void> move(SqlClient client, long position) {
        return client.preparedQuery(MOVE)
                .execute(Tuple.of(jurisdiction, position))
                .mapEmpty();
    }

    /** Open ones whose heart is within so many metres of any of these places. */
    Future<List<Hotspot>> near(SqlClient tx, List<Place> places, double metres) {
        Tuple t = Tuple.of(jurisdiction)
                .addArrayOfDouble(places.stream().map(Place::x).toArray(Double[]::new))
                .addArrayOfDouble(places.stream().map(Place::y).toArray(Double[]::new))
                .addDouble(metres);
        return tx.preparedQuery(NEAR).execute(t).map(HotspotStore::hotspots);
    }

    /** Open ones to which nothing was added for as long as the rules say. */
    Future<List<Hotspot>> quiet(SqlClient client, HotspotRules rules, Instant now) {
        var groups = List.copyOf(rules.byGroup().keySet());
        Tuple t = Tuple.of(jurisdiction, utc(now.minus(rules.usual().window())))
                .addArrayOfString(groups.toArray(String[]::new))
                .addArrayOfOffsetDateTime(groups.stream()
                        .map(g -> utc(now.minus(rules.of(g).window())))
                        .toArray(OffsetDateTime[]::new));
        return client.preparedQuery(QUIET).execute(t).map(HotspotStore::hotspots);
    }

    Future<List<Hotspot>> get(SqlClient client, List<Long> ids) {
        return client.preparedQuery(GET)
                .execute(Tuple.of(jurisdiction).addArrayOfLong(ids.toArray(Long[]::new)))
                .map(HotspotStore::hotspots);
    }

    /** Newest first. */
    Future<List<Hotspot>> list(SqlClient client, @Nullable Boolean open, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(jurisdiction).addValue(open).addInteger(limit))
                .map(HotspotStore::hotspots);
    }

    Future<Optional<Hotspot>> of(SqlClient client, long incident) {
        return client.preparedQuery(OF_INCIDENT)
                .execute(Tuple.of(jurisdiction, incident))
                .map(rows -> hotspots(rows).stream().findFirst());
    }

    /** Empty as yet; answers its id. */
    Future<Long> open(SqlClient tx, Found f, Instant now) {
        Place heart = f.heart();
        Tuple t = Tuple.of(jurisdiction, heart.kind().group(), heart.kind().isPublic(), heart.id(), f.lat(), f.lon());
        t.addValue(new Point(heart.x(), heart.y())).addDouble(f.reachM());
        t.addOffsetDateTime(utc(heart.at())).addOffsetDateTime(utc(now));
        return tx.preparedQuery(OPEN)
                .execute(t)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The heart of a new one, and where it is in degrees. */
    record Found(Place heart, double lat, double lon, double reachM) {}

    Future<Void> recount(SqlClient tx, List<Long> ids) {
        return tx.preparedQuery(RECOUNT)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .mapEmpty();
    }

    Future<Void> close(SqlClient tx, long id, Closing why, Instant now) {
        return tx.preparedQuery(CLOSE)
                .execute(Tuple.of(id, utc(now), why.code()))
                .mapEmpty();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static List<Hotspot> hotspots(RowSet<Row> rows) {
        List<Hotspot> list = new ArrayList<>(rows.size());
        rows.forEach(row -> list.add(hotspot(row)));
        return list;
    }

    private static Hotspot hotspot(Row r) {
        OffsetDateTime closed = r.getOffsetDateTime("closed_at");
        return new Hotspot(
                r.getLong("id"),
                r.getString("category_group"),
                r.getBoolean("is_public"),
                r.getLong("heart"),
                r.getDouble("lat"),
                r.getDouble("lon"),
                r.getDouble("x"),
                r.getDouble("y"),
                r.getDouble("reach_m"),
                r.getInteger("incidents"),
                r.getInteger("open_incidents"),
                r.getOffsetDateTime("first_at").toInstant(),
                r.getOffsetDateTime("last_at").toInstant(),
                r.getOffsetDateTime("opened_at").toInstant(),
                closed == null ? null : closed.toInstant(),
                r.getString("reason"));
    }
}
