package org.ventanilla.hub.media;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table media.file. */
final class MediaStore {
    private static final String INSERT =
            """
            insert into media.file (ref, size, sniffed_type, width, height, gps_lat, gps_lon, gps_precision_m,
                                    taken_at, perceptual_hash, problem, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (ref) do nothing""";
    private static final String SELECT =
            """
            select file.*
              from unnest($1::text[]) with ordinality as asked (ref, place)
              join media.file using (ref)
             order by asked.place""";

    private static final String DELETE = "delete from media.file where ref = $1";

    private final Pool pool;

    MediaStore(Pool pool) {
        this.pool = pool;
    }

    /** Leaves a row that is there alone: equal bytes have equal facts. */
    Future<Void> add(StoredMedia media, Instant now) {
        var gps = media.position();
        var values = Tuple.tuple()
                .addString(media.ref())
                .addLong(media.size())
                .addString(media.sniffedType())
                .addInteger(media.width())
                .addInteger(media.height())
                .addDouble(gps == null ? null : gps.lat())
                .addDouble(gps == null ? null : gps.lon())
                .addDouble(gps == null ? null : gps.precisionM())
                .addOffsetDateTime(
                        media.takenAt() == null ? null : media.takenAt().atOffset(ZoneOffset.UTC))
                .addLong(media.perceptualHash())
                .addString(media.problem())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(INSERT).execute(values).mapEmpty();
    }

    Future<Void> remove(String ref) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(ref)).mapEmpty();
    }

    /** Those that are known, in the order asked. */
    Future<List<StoredMedia>> find(List<String> refs) {
        return pool.preparedQuery(SELECT)
                .execute(Tuple.of(refs.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MediaStore::stored)
                        .toList());
    }

    private static StoredMedia stored(Row row) {
        var takenAt = row.getOffsetDateTime("taken_at");
        return new StoredMedia(
                row.getString("ref"),
                row.getLong("size"),
                null,
                row.getString("sniffed_type"),
                null,
                row.getInteger("width"),
                row.getInteger("height"),
                position(row),
                takenAt == null ? null : takenAt.toInstant(),
                row.getLong("perceptual_hash"),
                row.getString("problem"));
    }

    private static @Nullable PhotoPosition position(Row row) {
        var lat = row.getDouble("gps_lat");
        var lon = row.getDouble("gps_lon");
        return lat == null || lon == null ? null : new PhotoPosition(lat, lon, row.getDouble("gps_precision_m"));
    }
}
