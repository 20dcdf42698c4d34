package org.ventanilla.hub.consumers;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.ventanilla.hub.events.EventFilter;
import org.ventanilla.model.EventCursor;

/** SQL of the consumers. */
final class ConsumerStore {
    private static final String COLUMNS = "id, name, description, filter, stage, key_hash, epoch, position, acked_at";

    private static final String ADD =
            """
            insert into consumer.consumer (jurisdiction, name, description, filter, stage, key_hash, epoch, position, created_at,
                                           created_by)
            values ($1, $2, $3, $4::text::json, $5, $6, $7, $8, $9, $10) on conflict (jurisdiction, name) do nothing""";

    private static final String ALL =
            "select " + COLUMNS + " from consumer.consumer where jurisdiction = $1 order by name";

    private static final String ONE =
            "select " + COLUMNS + " from consumer.consumer where jurisdiction = $1 and name = $2";

    /** Nothing when it does not stand between the two ends any more: somebody else was faster. */
    private static final String MOVE =
            """
            update consumer.consumer set position = $4, acked_at = $5
            where id = $1 and epoch = $2 and position >= $3 and position < $4""";

    private static final String REPLAY = "update consumer.consumer set epoch = $2, position = $3 where id = $1";

    private static final String REKEY =
            "update consumer.consumer set key_hash = $3 where jurisdiction = $1 and name = $2";

    private static final String REMOVE = "delete from consumer.consumer where jurisdiction = $1 and name = $2";

    private final Pool pool;
    private final String jurisdiction;

    ConsumerStore(Pool pool, String jurisdiction) {
        this.pool = pool;
        this.jurisdiction = jurisdiction;
    }

    /** A consumer and the hash of its key. */
    record Kept(Consumer consumer, Buffer keyHash) {}

    Future<Boolean> add(Consumer.Wanted wanted, byte[] keyHash, Instant now) {
        return changed(
                ADD,
                Tuple.of(jurisdiction, wanted.name(), wanted.description())
                        .addString(wanted.filter().toJson().encode())
                        .addString(wanted.stage())
                        .addBuffer(Buffer.buffer(keyHash))
                        .addUUID(wanted.after().epoch())
                        .addLong(wanted.after().position())
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addLong(wanted.by()));
    }

    Future<List<Kept>> all() {
        return pool.preparedQuery(ALL).execute(Tuple.of(jurisdiction)).map(ConsumerStore::kept);
    }

    Future<Optional<Kept>> one(String name) {
        return pool.preparedQuery(ONE).execute(Tuple.of(jurisdiction, name)).map(rows -> kept(rows).stream()
                .findFirst());
    }

    Future<Boolean> move(long id, EventCursor from, EventCursor to, Instant now) {
        return changed(MOVE, Tuple.of(id, to.epoch(), from.position(), to.position(), now.atOffset(ZoneOffset.UTC)));
    }

    Future<Boolean> replay(long id, EventCursor to) {
        return changed(REPLAY, Tuple.of(id, to.epoch(), to.position()));
    }

    Future<Boolean> rekey(String name, byte[] keyHash) {
        return changed(REKEY, Tuple.of(jurisdiction, name, Buffer.buffer(keyHash)));
    }

    Future<Boolean> remove(String name) {
        return changed(REMOVE, Tuple.of(jurisdiction, name));
    }

    private Future<Boolean> changed(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static List<Kept> kept(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ConsumerStore::kept)
                .toList();
    }

    private static Kept kept(Row row) {
        OffsetDateTime acked = row.getOffsetDateTime("acked_at");
        var consumer = new Consumer(
                row.getLong("id"),
                row.getString("name"),
                row.getString("description"),
                EventFilter.of(row.getJsonObject("filter")),
                row.getString("stage"),
                new EventCursor(row.getUUID("epoch"), row.getLong("position")),
                acked == null ? null : acked.toInstant());
        return new Kept(consumer, row.getBuffer("key_hash"));
    }
}
