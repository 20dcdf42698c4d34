package org.ventanilla.hub.opendata;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ventanilla.model.Wire;

/** SQL of opendata.snapshot. */
final class SnapshotStore {
    private static final String CLAIM =
            """
            insert into opendata.snapshot as s (jurisdiction, day, lease_until) values ($1, $2, $4)
            on conflict (jurisdiction, day) do update set lease_until = $4
                where s.written_at is null and s.lease_until < $3
            returning 1""";

    private static final String WRITTEN =
            """
            update opendata.snapshot set written_at = $3, files = $4::text::json, statistics = $5::text::json
            where jurisdiction = $1 and day = $2""";

    private static final String FILES =
            """
            select files::text from opendata.snapshot
            where jurisdiction = $1 and written_at is not null order by day desc limit $2""";

    private static final String STATISTICS =
            """
            select statistics::text from opendata.snapshot
            where jurisdiction = $1 and written_at is not null order by day desc limit 1""";

    private static final String FORGET =
            """
            delete from opendata.snapshot where jurisdiction = $1 and day < $2
            returning coalesce(files, '[]')::text""";

    private final Pool pool;
    private final String jurisdiction;

    SnapshotStore(Pool pool, String jurisdiction) {
        this.pool = pool;
        this.jurisdiction = jurisdiction;
    }

    /** Whether this process writes the day's files. */
    Future<Boolean> claim(LocalDate day, Instant now, Instant until) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(jurisdiction, day, utc(now), utc(until)))
                .map(rows -> rows.size() == 1);
    }

    Future<Void> written(LocalDate day, Instant now, List<DataFile> files, Statistics statistics) {
        var list = new JsonArray();
        files.forEach(f -> list.add(new JsonObject(Wire.toMap(f))));
        return pool.preparedQuery(WRITTEN)
                .execute(Tuple.of(
                        jurisdiction, day, utc(now), list.encode(), new JsonObject(Wire.toMap(statistics)).encode()))
                .mapEmpty();
    }

    /** Of the newest days first. */
    Future<List<DataFile>> files(int days) {
        return pool.preparedQuery(FILES).execute(Tuple.of(jurisdiction, days)).map(rows -> {
            var files = new ArrayList<DataFile>();
            rows.forEach(row -> files.addAll(read(row.getString(0))));
            return files;
        });
    }

    Future<Optional<Statistics>> statistics() {
        return pool.preparedQuery(STATISTICS)
                .execute(Tuple.of(jurisdiction))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Wire.parse(rows.iterator().next().getString(0), Statistics.class)));
    }

    /** Forgets the days before; the files they had. */
    Future<List<DataFile>> forget(LocalDate before) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(jurisdiction, before))
                .map(rows -> {
                    var files = new ArrayList<DataFile>();
                    rows.forEach(row -> files.addAll(read(row.getString(0))));
                    return files;
                });
    }

    private static List<DataFile> read(String json) {
        return new JsonArray(json)
                .stream()
                        .map(o -> Wire.parse(((JsonObject) o).encode(), DataFile.class))
                        .toList();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
