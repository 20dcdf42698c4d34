package org.ventanilla.hub.downstream;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL of what stands beyond the cursor of an endpoint, and of the cursor itself as far as a run moves it. */
final class MarkStore {
    private static final String OF =
            """
            select position, state, attempts, next_at, code from downstream.mark
            where endpoint_id = $1 and position > $2""";

    /** A run whose lease is over writes nothing: another one has the endpoint, or somebody changed it by hand. */
    private static final String MOVE =
            """
            update downstream.endpoint set position = $3, failures = $4, failing_since = $5, open_until = $6, last_code = $7,
                last_success = coalesce($8, last_success), state = $9, why = $10, lease_until = null
            where id = $1 and fence = $2""";

    private static final String KEEP =
            """
            insert into downstream.mark (endpoint_id, position, state, attempts, next_at, code) values ($1, $2, $3, $4, $5, $6)
            on conflict (endpoint_id, position) do update set state = $3, attempts = $4, next_at = $5, code = $6""";

    /** What was given up stays, for people to see. */
    private static final String CLEAR =
            "delete from downstream.mark where endpoint_id = $1 and position <= $2 and state <> 'GIVEN_UP'";

    private static final String GIVEN_UP =
            "select count(*) from downstream.mark where endpoint_id = $1 and state = 'GIVEN_UP'";

    private final Pool pool;

    MarkStore(Pool pool) {
        this.pool = pool;
    }

    Future<Map<Long, Mark>> of(Endpoint endpoint) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(endpoint.id(), endpoint.position()))
                .map(rows -> {
                    var marks = new HashMap<Long, Mark>();
                    rows.forEach(row -> marks.put(row.getLong("position"), mark(row)));
                    return marks;
                });
    }

    private static Mark mark(Row row) {
        OffsetDateTime next = row.getOffsetDateTime("next_at");
        return new Mark(
                row.getLong("position"),
                Mark.State.valueOf(row.getString("state")),
                row.getInteger("attempts"),
                next == null ? null : next.toInstant(),
                row.getString("code"));
    }

    /** Whether it was kept: not when the lease was over. */
    Future<Boolean> keep(Endpoint before, Tally after, Collection<Mark> changed) {
        return pool.withTransaction(tx -> tx.preparedQuery(MOVE)
                .execute(values(before, after))
                .compose(moved -> moved.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : marks(tx, before.id(), after.position(), changed).map(true)));
    }

    private static Tuple values(Endpoint before, Tally after) {
        return Tuple.of(before.id(), before.fence(), after.position(), after.failures())
                .addValue(utc(after.failingSince()))
                .addValue(utc(after.openUntil()))
                .addValue(after.lastCode())
                .addValue(utc(after.lastSuccess()))
                .addValue((after.disabled() == null ? Endpoint.State.ACTIVE : Endpoint.State.DISABLED).name())
                .addValue(after.disabled());
    }

    private static Future<Void> marks(SqlClient tx, long endpoint, long upTo, Collection<Mark> changed) {
        List<Tuple> rows = new ArrayList<>();
        for (Mark m : changed) {
            if (m.position() > upTo || m.state() == Mark.State.GIVEN_UP) {
                rows.add(Tuple.of(endpoint, m.position(), m.state().name(), m.attempts())
                        .addValue(utc(m.nextAt()))
                        .addValue(m.code()));
            }
        }
        Future<?> kept = rows.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery(KEEP).executeBatch(rows);
        return kept.compose(done -> tx.preparedQuery(CLEAR).execute(Tuple.of(endpoint, upTo)))
                .mapEmpty();
    }

    Future<Long> givenUp(long endpoint) {
        return pool.preparedQuery(GIVEN_UP)
                .execute(Tuple.of(endpoint))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : EndpointStore.utc(at);
    }
}
