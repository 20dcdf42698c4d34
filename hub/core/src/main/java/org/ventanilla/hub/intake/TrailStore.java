package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.ventanilla.model.TrailEntry;

/** SQL of intake.trail. */
final class TrailStore {
    private static final String KEEP =
            """
            insert into intake.trail (instance, key, at, step, code, kept_at)
            select i, k, a, s, nullif(c, ''), $6
            from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[]) with ordinality
                 as incoming (i, k, a, s, c, n)
            order by n""";

    /** The item's own lines, and those of what came of it later under keys that begin with its own: {@code key:file:0}. */
    private static final String OF =
            """
            select instance, key, at, step, code from intake.trail
            where instance = $1 and (key = $2 or (key >= $2 || ':' and key < $2 || ';'))
            order by at, id limit $3""";

    private static final String FORGET = "delete from intake.trail where kept_at < $1";

    /** The planner's estimate: exact counting would read the whole table at every look. */
    private static final String ROWS =
            "select greatest(reltuples, 0)::bigint from pg_class where oid = 'intake.trail'::regclass";

    private final Pool pool;

    TrailStore(Pool pool) {
        this.pool = pool;
    }

    Future<Void> keep(List<TrailEntry> entries, Instant now) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addArrayOfString(column(entries, TrailEntry::instance))
                        .addArrayOfString(column(entries, TrailEntry::key))
                        .addArrayOfOffsetDateTime(
                                entries.stream().map(e -> utc(e.at())).toArray(OffsetDateTime[]::new))
                        .addArrayOfString(column(entries, TrailEntry::step))
                        .addArrayOfString(column(entries, e -> e.code() == null ? "" : e.code()))
                        .addOffsetDateTime(utc(now)))
                .mapEmpty();
    }

    private static String[] column(List<TrailEntry> entries, Function<TrailEntry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    Future<List<TrailEntry>> of(String instance, String key, int limit) {
        return pool.preparedQuery(OF).execute(Tuple.of(instance, key, limit)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new TrailEntry(
                        row.getString("instance"),
                        row.getString("key"),
                        row.getOffsetDateTime("at").toInstant(),
                        row.getString("step"),
                        row.getString("code")))
                .toList());
    }

    Future<Void> forget(Instant before) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(utc(before))).mapEmpty();
    }

    Future<Long> rows() {
        return pool.query(ROWS).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
