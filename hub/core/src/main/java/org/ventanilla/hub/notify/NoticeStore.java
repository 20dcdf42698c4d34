package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of the messages owed and of how far the event log was read. */
final class NoticeStore {
    private static final String COLUMNS =
            """
            id, contact_id, incident_id, event_position, report_id, template, channel, instance, state, attempt, last_code,
            created_at, sent_at""";

    private static final String CURSOR = "select position from notify.cursor where jurisdiction = $1";

    private static final String MOVE =
            """
            insert into notify.cursor (jurisdiction, position) values ($1, $2)
            on conflict (jurisdiction) do update set position = $2""";

    private static final String OWE =
            """
            insert into notify.notice
                (id, jurisdiction, contact_id, incident_id, event_id, event_position, report_id, template, channel, instance,
                 state, due_at, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'due', $11, $11)
            on conflict (contact_id, incident_id, event_id) do nothing""";

    /** A claim is a lease: whoever dies in the middle is taken over after it. Oldest first. */
    private static final String CLAIM =
            "update notify.notice set state = 'sending', attempt = attempt + 1, lease_until = $2 "
                    + "where id in (select id from notify.notice where jurisdiction = $4 and ((state = 'due' and due_at <= $1) "
                    + "or (state = 'sending' and lease_until < $1)) order by due_at limit $3 for update skip locked) returning "
                    + COLUMNS;

    /** The attempt is the claim's token: whoever lost the claim meanwhile changes nothing. */
    private static final String HAND =
            "update notify.notice set state = 'handed' where id = $1 and attempt = $2 and state = 'sending'";

    private static final String ABANDON =
            """
            update notify.notice set state = 'dead', last_code = 'interrupted', lease_until = null
            where jurisdiction = $1 and state = 'handed' and lease_until < $2""";

    /** Who knows how it ended is believed also after the lease was over. */
    private static final String SETTLE =
            """
            update notify.notice set state = $3, due_at = coalesce($4, due_at), last_code = $5, lease_until = null,
                provider_id = coalesce($6, provider_id), sent_at = case when $3 = 'sent' then $7 else sent_at end
            where id = $1 and attempt = $2
              and (state in ('sending', 'handed') or (state = 'dead' and last_code = 'interrupted'))""";

    private static final String RELEASE =
            """
            update notify.notice set state = 'due', attempt = attempt - 1, lease_until = null
            where id = $1 and attempt = $2 and state in ('sending', 'handed')""";

    private static final String SPENT =
            """
            select count(*) filter (where sent_at > $2), count(*) from notify.notice
            where contact_id = $1 and sent_at > $3""";

    private static final String TROUBLE = "select " + COLUMNS + " from notify.notice where jurisdiction = $1 "
            + "and state in ('dead', 'held', 'failed') order by created_at desc limit $2";

    private static final String WAITING = "select " + COLUMNS + " from notify.notice where jurisdiction = $1 "
            + "and state in ('due', 'sending', 'handed') and attempt > 0 order by created_at limit $2";

    private static final String OF_INCIDENT = "select " + COLUMNS
            + " from notify.notice where jurisdiction = $1 and incident_id = $2 order by event_position, created_at";

    private static final String RETRY =
            """
            update notify.notice set state = 'due', due_at = $3, attempt = 0
            where jurisdiction = $1 and id = $2 and state in ('dead', 'held', 'failed')""";

    private final Pool pool;
    private final String jurisdiction;

    NoticeStore(Pool pool, String jurisdiction) {
        this.pool = pool;
        this.jurisdiction = jurisdiction;
    }

    Future<Long> cursor(SqlClient tx) {
        return tx.preparedQuery(CURSOR)
                .execute(Tuple.of(jurisdiction))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
    }

    Future<Void> move(SqlClient tx, long position) {
        return tx.preparedQuery(MOVE).execute(Tuple.of(jurisdiction, position)).mapEmpty();
    }

    /** A message about to be owed. */
    record Owed(
            long contactId,
            long incidentId,
            UUID eventId,
            long eventPosition,
            long reportId,
            String template,
            String channel,
            String instance) {}

    Future<Void> owe(SqlClient tx, List<Owed> owed, Instant now) {
        if (owed.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> rows = new ArrayList<>();
        for (Owed o : owed) {
            Tuple t = Tuple.of(UUID.randomUUID(), jurisdiction, o.contactId(), o.incidentId(), o.eventId());
            rows.add(t.addLong(o.eventPosition())
                    .addLong(o.reportId())
                    .addString(o.template())
                    .addString(o.channel())
                    .addString(o.instance())
                    .addOffsetDateTime(utc(now)));
        }
        return tx.preparedQuery(OWE).executeBatch(rows).mapEmpty();
    }

    Future<List<NoticeRow>> claim(Instant now, Duration lease, int limit) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(utc(now), utc(now.plus(lease)), limit, jurisdiction))
                .map(NoticeStore::rows);
    }

    /** To be called before a channel gets it; false when another node has taken it over. */
    Future<Boolean> hand(NoticeRow notice) {
        return pool.preparedQuery(HAND)
                .execute(Tuple.of(notice.id(), notice.attempt()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** What a channel got from a node that never said how it ended: nobody can know, so a person decides. */
    Future<Void> abandon(Instant now) {
        return pool.preparedQuery(ABANDON)
                .execute(Tuple.of(jurisdiction, utc(now)))
                .mapEmpty();
    }

    Future<Void> settle(NoticeRow notice, NoticeState next, @Nullable String providerId, Instant now) {
        var due = next.dueAt() == null ? null : utc(next.dueAt());
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.of(notice.id(), notice.attempt(), next.state(), due, next.code(), providerId)
                        .addOffsetDateTime(utc(now)))
                .mapEmpty();
    }

    /** Gives back one that was claimed and certainly not sent. */
    Future<Void> release(NoticeRow notice) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(notice.id(), notice.attempt()))
                .mapEmpty();
    }

    /** How many went to a contact in the last ten minutes and in the last day. */
    Future<long[]> spent(long contactId, Instant now) {
        return pool.preparedQuery(SPENT)
                .execute(
                        Tuple.of(contactId, utc(now.minus(Duration.ofMinutes(10))), utc(now.minus(Duration.ofDays(1)))))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new long[] {row.getLong(0), row.getLong(1)};
                });
    }

    Future<List<NoticeRow>> trouble(int limit) {
        return pool.preparedQuery(TROUBLE)
                .execute(Tuple.of(jurisdiction, limit))
                .map(NoticeStore::rows);
    }

    Future<List<NoticeRow>> waiting(int limit) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(jurisdiction, limit))
                .map(NoticeStore::rows);
    }

    Future<List<NoticeRow>> ofIncident(long incidentId) {
        return pool.preparedQuery(OF_INCIDENT)
                .execute(Tuple.of(jurisdiction, incidentId))
                .map(NoticeStore::rows);
    }

    Future<Boolean> retry(UUID id, Instant now) {
        return pool.preparedQuery(RETRY)
                .execute(Tuple.of(jurisdiction, id, utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static List<NoticeRow> rows(RowSet<Row> rows) {
        var list = new ArrayList<NoticeRow>();
        for (Row r : rows) {
            var sentAt = r.getOffsetDateTime("sent_at");
            list.add(new NoticeRow(
                    r.getUUID("id"),
                    r.getLong("contact_id"),
                    r.getLong("incident_id"),
                    r.getLong("event_position"),
                    r.getLong("report_id"),
                    r.getString("template"),
                    r.getString("channel"),
                    r.getString("instance"),
                    r.getString("state"),
                    r.getInteger("attempt"),
                    r.getString("last_code"),
                    r.getOffsetDateTime("created_at").toInstant(),
                    sentAt == null ? null : sentAt.toInstant()));
        }
        return list;
    }
}
