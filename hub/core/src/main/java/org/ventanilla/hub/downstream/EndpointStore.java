package org.ventanilla.hub.downstream;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.EventFilter;

/** SQL of the endpoints. */
final class EndpointStore {
    private static final String COLUMNS =
            """
            id, url, description, filter, state, why, secret, old_secret, old_until, position, failures, failing_since,
            open_until, last_code, last_success, fence""";

    private static final String ADD =
            """
            insert into downstream.endpoint (jurisdiction, url, description, filter, state, secret, position, created_at,
                                             created_by)
            values ($1, $2, $3, $4::text::json, 'ACTIVE', $5, $6, $7, $8) returning id""";

    private static final String ALL =
            "select " + COLUMNS + " from downstream.endpoint where jurisdiction = $1 order by id";

    private static final String ONE =
            "select " + COLUMNS + " from downstream.endpoint where jurisdiction = $1 and id = $2";

    private static final String LEASE =
            """
            update downstream.endpoint set lease_until = $3, fence = fence + 1
            where id = $1 and state = 'ACTIVE' and (lease_until is null or lease_until < $2)
              and (open_until is null or open_until <= $2)
            returning\s"""
                    + COLUMNS;

    private static final String REMOVE = "delete from downstream.endpoint where jurisdiction = $1 and id = $2";

    private static final String ROTATE =
            """
            update downstream.endpoint set old_secret = secret, old_until = $4, secret = $3
            where jurisdiction = $1 and id = $2""";

    private static final String SWITCH =
            """
            update downstream.endpoint set state = $3, why = $4, failures = 0, failing_since = null, open_until = null,
                lease_until = null, fence = fence + 1
            where jurisdiction = $1 and id = $2""";

    private static final String REPLAY =
            """
            with back as (
                update downstream.endpoint set position = $3, lease_until = null, fence = fence + 1, open_until = null
                where jurisdiction = $1 and id = $2 returning id)
            delete from downstream.mark using back where endpoint_id = back.id""";

    private final Pool pool;
    private final String jurisdiction;

    EndpointStore(Pool pool, String jurisdiction) {
        this.pool = pool;
        this.jurisdiction = jurisdiction;
    }

    Future<Long> add(Endpoint.Wanted wanted, String secret, Instant now) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(jurisdiction, wanted.url().toString(), wanted.description())
                        .addString(wanted.filter().toJson().encode())
                        .addString(secret)
                        .addLong(wanted.position())
                        .addOffsetDateTime(utc(now))
                        .addLong(wanted.by()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Future<List<Endpoint>> all() {
        return pool.preparedQuery(ALL).execute(Tuple.of(jurisdiction)).map(EndpointStore::endpoints);
    }

    Future<Optional<Endpoint>> one(long id) {
        return pool.preparedQuery(ONE).execute(Tuple.of(jurisdiction, id)).map(rows -> endpoints(rows).stream()
                .findFirst());
    }

    /** Empty when another node calls it now, or when it is not to be called. */
    Future<Optional<Endpoint>> lease(long id, Instant now, Duration length) {
        return pool.preparedQuery(LEASE)
                .execute(Tuple.of(id, utc(now), utc(now.plus(length))))
                .map(rows -> endpoints(rows).stream().findFirst());
    }

    Future<Boolean> remove(long id) {
        return changed(REMOVE, Tuple.of(jurisdiction, id));
    }

    Future<Boolean> rotate(long id, String secret, Instant oldUntil) {
        return changed(ROTATE, Tuple.of(jurisdiction, id, secret, utc(oldUntil)));
    }

    Future<Boolean> turn(long id, Endpoint.State state, @Nullable String why) {
        return changed(SWITCH, Tuple.of(jurisdiction, id, state.name(), why));
    }

    Future<Void> replay(long id, long position) {
        return pool.preparedQuery(REPLAY)
                .execute(Tuple.of(jurisdiction, id, position))
                .mapEmpty();
    }

    private Future<Boolean> changed(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static List<Endpoint> endpoints(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(EndpointStore::endpoint)
                .toList();
    }

    private static Endpoint endpoint(Row row) {
        return new Endpoint(
                row.getLong("id"),
                URI.create(row.getString("url")),
                row.getString("description"),
                EventFilter.of(row.getJsonObject("filter")),
                Endpoint.State.valueOf(row.getString("state")),
                row.getString("why"),
                new Endpoint.Secrets(row.getString("secret"), row.getString("old_secret"), instant(row, "old_until")),
                row.getLong("position"),
                row.getInteger("failures"),
                instant(row, "failing_since"),
                instant(row, "open_until"),
                row.getString("last_code"),
                instant(row, "last_success"),
                row.getLong("fence"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
