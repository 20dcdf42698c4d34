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

/** SQL of the messages owed and of how far the event log was read. */
final class NoticeStore {
    static final String COLUMNS =
            """
            id, contact_id, incident_id, event_position, report_id, template, channel, instance, state, attempt, last_code,
            created_at, sent_at, (failed and rung >= 4) as contradicted""";

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
            "update notify.notice set state = 'sending', attempt = attempt + 1, failed = false, lease_until = $2 "
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

    /**
     * News of the message may have come in before the connector's answer: then its state stands already. Who knows how it
     * ended is believed also after the lease was over.
     */
    private static final String SETTLE =
            """
            update notify.notice set
                state = case when state in ('sending', 'handed', 'dead') then $3 else state end,
                due_at = coalesce($4, due_at),
                last_code = case when state in ('sending', 'handed', 'dead') then $5 else last_code end,
                lease_until = null, provider_id = coalesce($6, provider_id),
                sent_at = case when $3 = 'sent' then $7 else sent_at end,
                spent_at = case when $8 then $7 end
            where id = $1 and attempt = $2 and (state in ('sending', 'handed', 'delivered', 'failed')
                or (state = 'dead' and last_code = 'interrupted'))""";

    private static final String RELEASE =
            """
            update notify.notice set state = 'due', attempt = attempt - 1, lease_until = null, spent_at = null
            where id = $1 and attempt = $2 and state in ('sending', 'handed')""";

    /** Two nodes that look at one recipient at the same time would both find room for one more. */
    private static final String LOCK_RECIPIENT =
            "select pg_advisory_xact_lock(hashtextextended('ventanilla:budget:' || $1::bigint, 0))";

    private static final String SPENT =
            """
            select count(*) filter (where spent_at > $3), count(*) filter (where spent_at > $4),
                   (select released_by is not null from notify.notice where id = $1)
            from notify.notice where contact_id = any($2::bigint[]) and spent_at > $4 and id <> $1""";

    private static final String SPEND = "update notify.notice set spent_at = $2 where id = $1";

    private static final String TROUBLE = "select " + COLUMNS + " from notify.notice where jurisdiction = $1 "
            + "and state = any($3::text[]) order by created_at desc limit $2";

    private static final String WAITING = "select " + COLUMNS + " from notify.notice where jurisdiction = $1 "
            + "and state in ('due', 'sending', 'handed') and attempt > 0 order by created_at limit $2";

    private static final String HELD = "select count(*) from notify.notice where jurisdiction = $1 and state = 'held'";

    private static final String OF_INCIDENT = "select " + COLUMNS
            + " from notify.notice where jurisdiction = $1 and incident_id = $2 order by event_position, created_at";

    private static final String HURRY =
            "update notify.notice set due_at = least(due_at, $3) where jurisdiction = $1 and id = $2 and state = 'due'";

    private static final String RETRY =
            """
            update notify.notice set state = 'due', due_at = $3, attempt = 0,
                released_by = case when state = 'held' then $4 else released_by end
            where jurisdiction = $1 and id = $2 and state in ('dead', 'held', 'failed', 'undeliverable')""";

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

    Future<Void> settle(NoticeRow notice, Attempt attempt, Instant now) {
        var next = attempt.next();
        var due = next.dueAt() == null ? null : utc(next.dueAt());
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.of(notice.id(), notice.attempt(), next.state(), due, next.code(), attempt.providerId())
                        .addOffsetDateTime(utc(now))
                        .addBoolean(attempt.mayHaveLeft()))
                .mapEmpty();
    }

    /** Gives back one that was claimed and certainly not sent. */
    Future<Void> release(NoticeRow notice) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(notice.id(), notice.attempt()))
                .mapEmpty();
    }

    /**
     * Takes one message out of a recipient's budget; false when it is used up and no clerk has let this one go.
     *
     * @param contacts all that lead to the recipient, lowest id first
     */
    Future<Boolean> spend(UUID id, List<Long> contacts, Budget budget, Instant now) {
        return pool.withTransaction(tx -> tx.preparedQuery(LOCK_RECIPIENT)
                .execute(Tuple.of(contacts.get(0)))
                .compose(locked -> tx.preparedQuery(SPENT)
                        .execute(Tuple.of(
                                id,
                                contacts.toArray(Long[]::new),
                                utc(now.minus(Budget.SHORT)),
                                utc(now.minus(Budget.LONG)))))
                .compose(rows -> {
                    Row row = rows.iterator().next();
                    boolean allowed = row.getBoolean(2) || budget.allows(row.getLong(0), row.getLong(1));
                    return allowed
                            ? tx.preparedQuery(SPEND)
                                    .execute(Tuple.of(id, utc(now)))
                                    .map(true)
                            : Future.succeededFuture(false);
                }));
    }

    Future<List<NoticeRow>> trouble(List<String> states, int limit) {
        return pool.preparedQuery(TROUBLE)
                .execute(Tuple.of(jurisdiction, limit, states.toArray(String[]::new)))
                .map(NoticeStore::rows);
    }

    Future<Long> held() {
        return pool.preparedQuery(HELD)
                .execute(Tuple.of(jurisdiction))
                .map(rows -> rows.iterator().next().getLong(0));
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

    Future<Boolean> retry(UUID id, String by, Instant now) {
        return pool.preparedQuery(RETRY)
                .execute(Tuple.of(jurisdiction, id, utc(now), by))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Void> hurry(UUID id, Instant now) {
        return pool.preparedQuery(HURRY)
                .execute(Tuple.of(jurisdiction, id, utc(now)))
                .mapEmpty();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static List<NoticeRow> rows(RowSet<Row> rows) {
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
                    sentAt == null ? null : sentAt.toInstant(),
                    r.getBoolean("contradicted")));
        }
        return list;
    }
}
