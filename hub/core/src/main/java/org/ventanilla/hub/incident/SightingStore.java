package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.ventanilla.hub.city.Publication;
import org.ventanilla.hub.incident.Sightings.Around;
import org.ventanilla.hub.publish.Publishing;

/** SQL that reads where incidents are. */
final class SightingStore {
    private static final String COLUMNS =
            """
            select i.id, i.category, i.status, i.is_public, i.lat, i.lon, i.spot[0] as x, i.spot[1] as y, i.opened_at
            from incident.incident i
            """;

    private static final String SHOWABLE =
            "where i.jurisdiction = $1 and i.spot is not null and i.status <> 'DUPLICATE_OF' ";

    private static final String OF = COLUMNS + SHOWABLE + "and i.id = any($2::bigint[]) order by i.id";

    /** Categories of which a point is told, be it that of a square. */
    private static final String POINT_TOLD =
            "and i.is_public and ($2::text[] is null or i.category = any($2::text[] || $3::text[])) ";

    private static final String SHOWN = COLUMNS + SHOWABLE + POINT_TOLD + "and i.id = any($4::bigint[]) order by i.id";

    private static final String AFTER = COLUMNS + SHOWABLE + POINT_TOLD + "and i.id > $4 order by i.id limit $5";

    /** No more than this many at one place: what is more is together anyway. */
    private static final String AROUND = String.format(
            Locale.ROOT,
            """
            select distinct on (id) near.* from
                unnest($2::float8[], $3::float8[], $4::float8[], $5::text[], $6::bool[], $7::timestamptz[])
                    as p (x, y, radius, code, open, since),
                lateral (%s where i.closed_at is null and i.spot <@ circle(point(p.x, p.y), p.radius)
                             and i.jurisdiction = $1 and split_part(i.category, '-', 1) = p.code
                             and (i.is_public and ($8::text[] is null or i.category = any($8::text[]))) = p.open
                             and i.opened_at >= p.since
                         order by i.opened_at desc, i.id desc limit 500) near
            order by id""",
            COLUMNS);

    private final String jurisdiction;
    private final Publishing publishing;
    private final Publishing.Sieve sieve;

    SightingStore(String jurisdiction, Publishing publishing) {
        this.jurisdiction = jurisdiction;
        this.publishing = publishing;
        this.sieve = publishing.sieve(List.of());
    }

    Future<List<Sighting>> of(SqlClient client, List<Long> ids) {
        return read(client, OF, Tuple.of(jurisdiction).addArrayOfLong(ids.toArray(Long[]::new)));
    }

    /** With the point that is shown. */
    Future<List<Sighting>> shown(SqlClient client, List<Long> ids) {
        return read(client, SHOWN, told().addArrayOfLong(ids.toArray(Long[]::new)))
                .map(this::shown);
    }

    /** With the point that is shown. */
    Future<List<Sighting>> shownAfter(SqlClient client, long id, int limit) {
        return read(client, AFTER, told().addLong(id).addInteger(limit)).map(this::shown);
    }

    private Tuple told() {
        var exact = sieve.exact();
        return Tuple.of(jurisdiction)
                .addArrayOfString(exact == null ? null : exact.toArray(String[]::new))
                .addArrayOfString(sieve.street().toArray(String[]::new));
    }

    private List<Sighting> shown(List<Sighting> known) {
        return known.stream().map(s -> s.shown(publishing)).toList();
    }

    Future<List<Sighting>> around(SqlClient client, List<Around> places) {
        Tuple t = Tuple.of(jurisdiction)
                .addArrayOfDouble(each(places, Around::x).toArray(Double[]::new))
                .addArrayOfDouble(each(places, Around::y).toArray(Double[]::new))
                .addArrayOfDouble(each(places, Around::radiusM).toArray(Double[]::new))
                .addArrayOfString(each(places, Around::group).toArray(String[]::new))
                .addArrayOfBoolean(each(places, Around::isPublic).toArray(Boolean[]::new))
                .addArrayOfOffsetDateTime(
                        each(places, p -> IncidentStore.utc(p.since())).toArray(OffsetDateTime[]::new));
        var exact = sieve.exact();
        return read(client, AROUND, t.addArrayOfString(exact == null ? null : exact.toArray(String[]::new)));
    }

    private static <T> List<T> each(List<Around> places, Function<Around, T> value) {
        return places.stream().map(value).toList();
    }

    private Future<List<Sighting>> read(SqlClient client, String sql, Tuple tuple) {
        return client.preparedQuery(sql).execute(tuple).map(rows -> {
            List<Sighting> list = new ArrayList<>(rows.size());
            rows.forEach(row -> list.add(sighting(row)));
            return list;
        });
    }

    private Sighting sighting(Row r) {
        return new Sighting(
                r.getLong("id"),
                r.getString("category"),
                Status.valueOf(r.getString("status")),
                publishing.rule(r.getString("category"), r.getBoolean("is_public")) == Publication.EXACT,
                r.getDouble("lat"),
                r.getDouble("lon"),
                r.getDouble("x"),
                r.getDouble("y"),
                r.getOffsetDateTime("opened_at").toInstant());
    }
}
