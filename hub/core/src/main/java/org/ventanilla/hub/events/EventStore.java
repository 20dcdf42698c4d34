package org.ventanilla.hub.events;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** SQL of the event log. */
final class EventStore {
    private static final String OPEN =
            "insert into events.head (jurisdiction, position) values ($1, 0) on conflict (jurisdiction) do nothing";

    private static final String LOCK = "select position from events.head where jurisdiction = $1 for update";

    private static final String HEAD = "select position, epoch from events.head where jurisdiction = $1";

    private static final String MOVE = "update events.head set position = $2 where jurisdiction = $1";

    private static final String APPEND =
            """
            insert into events.event (jurisdiction, position, id, type, subject, occurred_at, recorded_at, data, traceparent)
            select $1, p, i, t, s, o, $2, d::json, w
            from unnest($3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::text[])
                 as e (p, i, t, s, o, d, w)""";

    private static final String READ =
            """
            select position, id, type, subject, occurred_at, recorded_at, data, traceparent from events.event
            where jurisdiction = $1 and position > $2 order by position limit $3""";

    private static final String OF_SUBJECT =
            """
            select position, id, type, subject, occurred_at, recorded_at, data, traceparent from events.event
            where jurisdiction = $1 and subject = any($2::text[]) order by position""";

    private static final String BETWEEN =
            """
            select position, id, type, subject, occurred_at, recorded_at, data, traceparent from events.event
            where jurisdiction = $1 and occurred_at >= $2 and occurred_at < $3 and type = any($4::text[])
            order by position limit $5""";

    /** A stored event. */
    record Stored(long position, UUID id, Instant recordedAt, NewEvent event) {}

    /** Makes the head row of a city once. */
    Future<Void> open(SqlClient client, String jurisdiction) {
        return client.preparedQuery(OPEN).execute(Tuple.of(jurisdiction)).mapEmpty();
    }

    /** Head position, locked until the transaction ends. */
    Future<Long> lock(SqlClient tx, String jurisdiction) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(jurisdiction))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Future<Events.Head> head(SqlClient client, String jurisdiction) {
        return client.preparedQuery(HEAD).execute(Tuple.of(jurisdiction)).map(rows -> {
            Row row = rows.iterator().next();
            return new Events.Head(row.getLong(0), row.getUUID(1).toString());
        });
    }

    Future<Void> append(SqlClient tx, String jurisdiction, List<Stored> events) {
        Tuple tuple = Tuple.of(
                jurisdiction, events.get(0).recordedAt().atOffset(ZoneOffset.UTC), positions(events), ids(events));
        tuple.addArrayOfString(events.stream().map(e -> e.event().type()).toArray(String[]::new))
                .addArrayOfString(events.stream().map(e -> e.event().subject()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(events.stream()
                        .map(e -> e.event().occurredAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(events.stream()
                        .map(e -> new JsonObject(e.event().data()).encode())
                        .toArray(String[]::new))
                .addArrayOfString(
                        events.stream().map(e -> e.event().traceparent()).toArray(String[]::new));
        long head = events.get(events.size() - 1).position();
        return tx.preparedQuery(APPEND)
                .execute(tuple)
                .compose(done -> tx.preparedQuery(MOVE).execute(Tuple.of(jurisdiction, head)))
                .mapEmpty();
    }

    private static Long[] positions(List<Stored> events) {
        return LongStream.rangeClosed(
                        events.get(0).position(), events.get(events.size() - 1).position())
                .boxed()
                .toArray(Long[]::new);
    }

    private static UUID[] ids(List<Stored> events) {
        return events.stream().map(Stored::id).toArray(UUID[]::new);
    }

    Future<List<Stored>> read(SqlClient client, String jurisdiction, long after, int limit) {
        return client.preparedQuery(READ)
                .execute(Tuple.of(jurisdiction, after, limit))
                .map(EventStore::stored);
    }

    Future<List<Stored>> ofSubjects(SqlClient client, String jurisdiction, List<String> subjects) {
        return client.preparedQuery(OF_SUBJECT)
                .execute(Tuple.of(jurisdiction).addArrayOfString(subjects.toArray(String[]::new)))
                .map(EventStore::stored);
    }

    Future<List<Stored>> between(SqlClient client, String jurisdiction, Events.Stretch of, List<String> types) {
        return client.preparedQuery(BETWEEN)
                .execute(Tuple.of(
                        jurisdiction,
                        of.from().atOffset(ZoneOffset.UTC),
                        of.before().atOffset(ZoneOffset.UTC),
                        types.toArray(String[]::new),
                        of.limit()))
                .map(EventStore::stored);
    }

    private static List<Stored> stored(RowSet<Row> rows) {
        var list = new ArrayList<Stored>(rows.size());
        for (Row row : rows) {
            var event = new NewEvent(
                    row.getString("type"),
                    row.getString("subject"),
                    row.getOffsetDateTime("occurred_at").toInstant(),
                    row.getString("traceparent"),
                    row.getJsonObject("data").getMap());
            list.add(new Stored(
                    row.getLong("position"),
                    row.getUUID("id"),
                    row.getOffsetDateTime("recorded_at").toInstant(),
                    event));
        }
        return list;
    }
}
