package org.ventanilla.hub.geocode;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.LatLon;

/** SQL of answers that are kept. */
final class GeocodeStore {
    private static final String GET =
            """
            select lat, lon, precision_m, street, house, exact from geocode.answer
            where jurisdiction = $1 and service = $2 and asked = $3 and answered_at > $4""";

    private static final String PUT =
            """
            insert into geocode.answer (jurisdiction, service, asked, lat, lon, precision_m, street, house, exact, answered_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (jurisdiction, service, asked) do update set lat = excluded.lat, lon = excluded.lon,
                precision_m = excluded.precision_m, street = excluded.street, house = excluded.house,
                exact = excluded.exact, answered_at = excluded.answered_at""";

    /** The same point for another street, though no house of either: what is given for whatever is not known. */
    private static final String UNBELIEVE =
            """
            update geocode.answer set lat = null, lon = null, precision_m = null, street = null, house = null, exact = null
            where jurisdiction = $1 and service = $2 and lat = $3 and lon = $4 and not exact and street <> $5""";

    private static final String FORGET =
            """
            delete from geocode.answer where ctid in
                (select ctid from geocode.answer where jurisdiction = $1 and answered_at <= $2 limit 100)""";

    private final Pool pool;
    private final String jurisdiction;
    private final String service;

    GeocodeStore(Pool pool, String jurisdiction, String service) {
        this.pool = pool;
        this.jurisdiction = jurisdiction;
        this.service = service;
    }

    /** What was answered after the instant: empty when it was not asked since, an empty answer when nothing was found. */
    Future<Optional<Optional<Located>>> get(String asked, Instant after) {
        return pool.preparedQuery(GET)
                .execute(Tuple.of(jurisdiction, service, asked, utc(after)))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? Optional.of(located(row.next())) : Optional.empty();
                });
    }

    Future<Void> put(String asked, @Nullable Located found, Instant now) {
        Tuple t = Tuple.of(jurisdiction, service, asked);
        if (found == null) {
            t.addValue(null)
                    .addValue(null)
                    .addValue(null)
                    .addValue(null)
                    .addValue(null)
                    .addValue(null);
        } else {
            t.addDouble(found.at().lat()).addDouble(found.at().lon()).addInteger(found.precisionM());
            t.addString(found.address().street())
                    .addInteger(found.address().number())
                    .addBoolean(found.exact());
        }
        return pool.preparedQuery(PUT).execute(t.addOffsetDateTime(utc(now))).mapEmpty();
    }

    /** Whether the same was answered for another street; that other answer is believed no more either. */
    Future<Boolean> isDefault(Located found) {
        return found.exact()
                ? Future.succeededFuture(false)
                : pool.preparedQuery(UNBELIEVE)
                        .execute(Tuple.of(
                                jurisdiction,
                                service,
                                found.at().lat(),
                                found.at().lon(),
                                found.address().street()))
                        .map(done -> done.rowCount() > 0);
    }

    /** Some of those answered at the instant or before. */
    Future<Void> forget(Instant until) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(jurisdiction, utc(until)))
                .mapEmpty();
    }

    private static Optional<Located> located(Row row) {
        Double lat = row.getDouble("lat");
        Double lon = row.getDouble("lon");
        return lat == null || lon == null
                ? Optional.empty()
                : Optional.of(new Located(
                        new LatLon(lat, lon),
                        row.getInteger("precision_m"),
                        new Address(row.getString("street"), row.getInteger("house")),
                        row.getBoolean("exact")));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
