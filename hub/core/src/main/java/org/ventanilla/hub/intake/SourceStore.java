package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** SQL of the tables intake.lease and intake.cursor. */
final class SourceStore {
    private static final String LEASE =
            """
            insert into intake.lease as l (instance, holder, token, expires_at)
            values ($1, $2, 1, now() + $3 * interval '1 millisecond')
            on conflict (instance) do update set
                holder = $2, expires_at = excluded.expires_at,
                token = case when l.holder = $2 then l.token else l.token + 1 end
            where l.holder = $2 or l.expires_at < now()
            returning token""";

    private static final String RELEASE =
            "update intake.lease set expires_at = now() - interval '1 second' where instance = $1 and token = $2";

    private static final String CURSOR = "select value from intake.cursor where instance = $1";

    private static final String SAVE =
            """
            insert into intake.cursor (instance, value, token)
            select $1, $2, $3 where exists (select 1 from intake.lease where instance = $1 and token = $3)
            on conflict (instance) do update set value = $2, token = $3 where intake.cursor.token <= $3""";

    private final Pool pool;

    SourceStore(Pool pool) {
        this.pool = pool;
    }

    Future<@Nullable Long> lease(String instance, String holder, Duration ttl) {
        return pool.preparedQuery(LEASE)
                .execute(Tuple.of(instance, holder, ttl.toMillis()))
                .map(rows -> {
                    Row row = first(rows);
                    return row == null ? null : row.getLong(0);
                });
    }

    Future<Void> release(String instance, long token) {
        return pool.preparedQuery(RELEASE).execute(Tuple.of(instance, token)).mapEmpty();
    }

    Future<@Nullable String> cursor(String instance) {
        return pool.preparedQuery(CURSOR).execute(Tuple.of(instance)).map(rows -> {
            Row row = first(rows);
            return row == null ? null : row.getString(0);
        });
    }

    Future<Boolean> saveCursor(String instance, String cursor, long token) {
        return pool.preparedQuery(SAVE)
                .execute(Tuple.of(instance, cursor, token))
                .map(rows -> rows.rowCount() == 1);
    }

    private static @Nullable Row first(RowSet<Row> rows) {
        var it = rows.iterator();
        return it.hasNext() ? it.next() : null;
    }
}
