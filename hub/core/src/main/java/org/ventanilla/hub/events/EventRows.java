package org.ventanilla.hub.events;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.EventStore.Stored;

/** Events to columns and back. */
final class EventRows {
    private EventRows() {}

    /** The arrays that one insert of many events takes, after jurisdiction and time. */
    static Tuple columns(String jurisdiction, List<Stored> events) {
        Tuple tuple = Tuple.of(jurisdiction, events.get(0).recordedAt().atOffset(ZoneOffset.UTC));
        return tuple.addArrayOfLong(each(events, Stored::position).toArray(Long[]::new))
                .addArrayOfUUID(each(events, Stored::id).toArray(UUID[]::new))
                .addArrayOfString(texts(events, e -> e.event().type()))
                .addArrayOfString(texts(events, e -> e.event().subject()))
                .addArrayOfOffsetDateTime(
                        each(events, e -> e.event().occurredAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(events, e -> new JsonObject(e.event().data()).encode()))
                .addArrayOfString(texts(events, e -> e.event().traceparent()))
                .addArrayOfInteger(each(events, e -> e.topic().version()).toArray(Integer[]::new))
                .addArrayOfString(texts(events, e -> e.topic().category()))
                .addArrayOfString(texts(events, e -> e.topic().area()))
                .addArrayOfString(texts(events, e -> e.topic().department()))
                .addArrayOfBoolean(each(events, e -> e.topic().isPublic()).toArray(Boolean[]::new));
    }

    private static <T> List<T> each(List<Stored> events, Function<Stored, T> value) {
        return events.stream().map(value).toList();
    }

    private static @Nullable String[] texts(List<Stored> events, Function<Stored, @Nullable String> value) {
        var texts = new @Nullable String[events.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = value.apply(events.get(i));
        }
        return texts;
    }

    static List<Stored> stored(RowSet<Row> rows) {
        var list = new ArrayList<Stored>(rows.size());
        rows.forEach(row -> list.add(stored(row)));
        return list;
    }

    private static Stored stored(Row row) {
        String text = row.getString("data");
        var event = new NewEvent(
                row.getString("type"),
                row.getString("subject"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("traceparent"),
                new JsonObject(text).getMap());
        return new Stored(
                row.getLong("position"),
                row.getUUID("id"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                event,
                topic(row),
                row.getBoolean("open"),
                row.getString("category_now"),
                text.length());
    }

    static Topic topic(Row row) {
        return new Topic(
                row.getInteger("aggregate_version"),
                row.getString("category"),
                row.getString("area"),
                row.getString("department"),
                row.getBoolean("is_public"));
    }
}
