package org.ventanilla.hub.events;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of the event log. */
final class EventStore {
    private static final String LOCK = "select position from events.head where jurisdiction = $1 for update";

    private static final String MOVE = "update events.head set position = $2 where jurisdiction = $1";

    private static final String APPEND =
            """
            insert into events.event (jurisdiction, position, id, type, subject, occurred_at, recorded_at, data, traceparent,
                                      aggregate_version, category, area, department, is_public)
            select $1, p, i, t, s, o, $2, d::json, w, v, c, a, e, u
            from unnest($3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::text[],
                        $10::int[], $11::text[], $12::text[], $13::text[], $14::boolean[])
                 as x (p, i, t, s, o, d, w, v, c, a, e, u)""";

    /** One after the other by the key: without statistics the planner would rather read all that the city has. */
    private static final String TOPICS =
            """
            select t.* from unnest($2::text[]) as asked (name), lateral (
                select subject, aggregate_version, category, area, department, is_public from events.topic
                where jurisdiction = $1 and subject = asked.name limit 1) t""";

    /** The last event of each incident says it all; positions are numbers of a transaction that holds the log's lock. */
    private static final String LEARN =
            """
            insert into events.topic (jurisdiction, subject, aggregate_version, category, area, department, is_public)
            select distinct on (subject) jurisdiction, subject, aggregate_version, category, area, department, is_public
            from events.event where jurisdiction = $1 and position > $2 order by subject, position desc
            on conflict (jurisdiction, subject) do update set aggregate_version = excluded.aggregate_version,
                category = excluded.category, area = excluded.area, department = excluded.department,
                is_public = excluded.is_public""";

    /** The topic by its key for each, as in {@link #TOPICS}: a page is short, and topics are as many as the city has incidents. */
    private static final String ROW =
            """
            select e.position, e.id, e.type, e.subject, e.occurred_at, e.recorded_at, e.data::text as data, e.traceparent,
                   e.aggregate_version, e.category, e.area, e.department, e.is_public,
                   e.is_public and t.is_public as open, t.category as category_now
            from events.event e, lateral (
                select is_public, category from events.topic
                where jurisdiction = e.jurisdiction and subject = e.subject limit 1) t
            """;

    private static final String READ =
            ROW + "where e.jurisdiction = $1 and e.position > $2 and e.position <= $3 order by e.position limit $4";

    private static final String FILTERED = ROW
            + """
            where e.jurisdiction = $1 and e.position > $2 and e.position <= $3
              and ($5::text[] is null or e.type = any($5))
              and ($6::text[] is null or e.category = any($6))
              and ($7::text[] is null or (e.area = any($7) and e.is_public and t.is_public
                  and coalesce(t.category, '') <> all($9::text[])))
              and ($8::text[] is null or e.department = any($8))
            order by e.position limit $4""";

    private static final String OF_SUBJECT =
            ROW + "where e.jurisdiction = $1 and e.subject = any($2::text[]) order by e.position";

    private static final String BETWEEN = ROW
            + """
            where e.jurisdiction = $1 and e.occurred_at >= $2 and e.occurred_at < $3 and e.type = any($4::text[])
            order by e.position limit $5""";

    private static final String WRITTEN_AFTER =
            """
            select position - 1, recorded_at from events.event
            where jurisdiction = $1 and position in (select p + 1 from unnest($2::bigint[]) as after (p))""";

    private static final String ONE = ROW + "where e.jurisdiction = $1 and e.id = $2";

    /**
     * A stored event.
     *
     * @param isOpen whether everybody may have the whole of it, as far as is known today
     * @param categoryNow what the incident is held to be today
     * @param bytes about how long its data is
     */
    record Stored(
            long position,
            UUID id,
            Instant recordedAt,
            NewEvent event,
            Topic topic,
            boolean isOpen,
            @Nullable String categoryNow,
            int bytes) {}

    /** A part of the log: positions after the first and up to the second. */
    record Part(long after, long upTo, int limit) {}

    /** Head position, locked until the transaction ends. */
    Future<Long> lock(SqlClient tx, String jurisdiction) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(jurisdiction))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Future<Map<String, Topic>> topics(SqlClient tx, String jurisdiction, Collection<String> subjects) {
        return tx.preparedQuery(TOPICS)
                .execute(Tuple.of(jurisdiction).addArrayOfString(subjects.toArray(String[]::new)))
                .map(rows -> {
                    var topics = new HashMap<String, Topic>();
                    for (Row row : rows) {
                        topics.put(row.getString("subject"), EventRows.topic(row));
                    }
                    return topics;
                });
    }

    /** One after the other on one connection, sent without waiting in between. */
    Future<Void> append(SqlClient tx, String jurisdiction, List<Stored> events) {
        long before = events.get(0).position() - 1;
        long head = events.get(events.size() - 1).position();
        return Future.all(
                        tx.preparedQuery(APPEND).execute(EventRows.columns(jurisdiction, events)),
                        tx.preparedQuery(LEARN).execute(Tuple.of(jurisdiction, before)),
                        tx.preparedQuery(MOVE).execute(Tuple.of(jurisdiction, head)))
                .mapEmpty();
    }

    /** All that there is. */
    Future<List<Stored>> read(SqlClient client, String jurisdiction, Part part) {
        return client.preparedQuery(READ)
                .execute(Tuple.of(jurisdiction, part.after(), part.upTo(), part.limit()))
                .map(EventRows::stored);
    }

    /** @param never categories that are found in no area */
    Future<List<Stored>> read(
            SqlClient client, String jurisdiction, Part part, EventFilter filter, List<String> never) {
        var range = Tuple.of(jurisdiction, part.after(), part.upTo(), part.limit());
        return filter.isAll()
                ? read(client, jurisdiction, part)
                : client.preparedQuery(FILTERED)
                        .execute(filtered(range, filter).addArrayOfString(never.toArray(String[]::new)))
                        .map(EventRows::stored);
    }

    private static Tuple filtered(Tuple range, EventFilter filter) {
        for (var wanted : List.of(filter.types(), filter.categories(), filter.areas(), filter.departments())) {
            range.addValue(wanted.isEmpty() ? null : wanted.toArray(String[]::new));
        }
        return range;
    }

    Future<List<Stored>> ofSubjects(SqlClient client, String jurisdiction, List<String> subjects) {
        return client.preparedQuery(OF_SUBJECT)
                .execute(Tuple.of(jurisdiction).addArrayOfString(subjects.toArray(String[]::new)))
                .map(EventRows::stored);
    }

    Future<List<Stored>> between(SqlClient client, String jurisdiction, Events.Stretch of, List<String> types) {
        return client.preparedQuery(BETWEEN)
                .execute(Tuple.of(
                        jurisdiction,
                        of.from().atOffset(ZoneOffset.UTC),
                        of.before().atOffset(ZoneOffset.UTC),
                        types.toArray(String[]::new),
                        of.limit()))
                .map(EventRows::stored);
    }

    Future<Map<Long, Instant>> writtenAfter(SqlClient client, String jurisdiction, Collection<Long> positions) {
        return client.preparedQuery(WRITTEN_AFTER)
                .execute(Tuple.of(jurisdiction).addArrayOfLong(positions.toArray(Long[]::new)))
                .map(rows -> {
                    var times = new HashMap<Long, Instant>();
                    rows.forEach(row ->
                            times.put(row.getLong(0), row.getOffsetDateTime(1).toInstant()));
                    return times;
                });
    }

    Future<Optional<Stored>> one(SqlClient client, String jurisdiction, UUID id) {
        return client.preparedQuery(ONE).execute(Tuple.of(jurisdiction, id)).map(rows -> EventRows.stored(rows).stream()
                .findFirst());
    }
}
