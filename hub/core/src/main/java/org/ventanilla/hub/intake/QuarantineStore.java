package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.intake.IntakeStore.Entry;
import org.ventanilla.model.Wire;

/** SQL of items that could not be read: personal.quarantine beside the submissions it speaks of. */
final class QuarantineStore {
    private static final String ITEM =
            """
            select s.id, s.instance, s.key, s.channel, s.reason, s.received_at, s.body ->> 'rawRef' as raw_ref,
                   s.body ->> 'connectorVersion' as version, s.body -> 'quarantine' ->> 'detail' as detail,
                   coalesce(q.state, 'new') as state, coalesce(q.attempts, 1) as attempts,
                   coalesce(q.last_at, s.received_at) as last_at, q.decided_by, q.reason as decision
            from personal.submission s left join personal.quarantine q on q.submission_id = s.id
            """;

    /** What is open is found by its index; what is decided, by the rows there are about decisions. */
    private static final String OPEN = ITEM + "where s.jurisdiction = $1 and s.id > $2 and s.state = 'quarantined' "
            + "and coalesce(q.state, 'new') = 'new' order by s.id limit $3";

    private static final String DECIDED =
            ITEM + "where s.jurisdiction = $1 and s.id > $2 and q.state = $4 order by s.id limit $3";

    private static final String ONE = ITEM
            + "where s.jurisdiction = $1 and s.id = $2 and (s.state = 'quarantined' or q.submission_id is not null)";

    private static final String SEEN_AGAIN =
            """
            insert into personal.quarantine as q (submission_id, state, attempts, last_at) values ($1, 'new', 2, $2)
            on conflict (submission_id) do update set attempts = q.attempts + 1, last_at = $2""";

    /** What was read stays read. */
    private static final String DISMISS =
            """
            insert into personal.quarantine as q (submission_id, state, attempts, last_at, decided_by, reason)
            select id, 'dismissed', 1, $3, $4, $5 from personal.submission
            where jurisdiction = $1 and id = $2 and state = 'quarantined'
            on conflict (submission_id) do update set state = 'dismissed', last_at = $3, decided_by = $4, reason = $5
            where q.state <> 'reprocessed'""";

    private static final String READ_BY =
            """
            insert into personal.quarantine as q (submission_id, state, attempts, last_at, decided_by)
            select id, 'reprocessed', 2, $3, $4 from personal.submission where jurisdiction = $1 and id = $2
            on conflict (submission_id) do update set state = 'reprocessed', last_at = $3, decided_by = $4, reason = null""";

    /** In one statement: the version nobody could read becomes a revision, the one that was read takes its place. */
    private static final String PROMOTE =
            """
            with old as (select id, fingerprint, received_at, body from personal.submission
                         where id = $1 and state = 'quarantined' for update),
                 next as (select coalesce(max(r.revision), 1) + 1 as revision
                          from personal.submission_revision r, old where r.submission_id = old.id),
                 kept as (insert into personal.submission_revision (submission_id, revision, fingerprint, received_at, body)
                          select old.id, next.revision, old.fingerprint, old.received_at, old.body from old, next
                          on conflict (submission_id, fingerprint) do nothing),
                 done as (insert into personal.quarantine as q (submission_id, state, attempts, last_at)
                          select old.id, 'reprocessed', 2, $4 from old
                          on conflict (submission_id) do update set
                              state = 'reprocessed', attempts = q.attempts + 1, last_at = $4)
            update personal.submission s
            set fingerprint = $2, state = 'received', reason = null, body = $3::text::json
            from old where s.id = old.id""";

    private static final String OPEN_COUNT =
            """
            select count(*) from personal.submission s left join personal.quarantine q on q.submission_id = s.id
            where s.jurisdiction = $1 and s.state = 'quarantined' and coalesce(q.state, 'new') = 'new'""";

    private final Pool pool;

    QuarantineStore(Pool pool) {
        this.pool = pool;
    }

    Future<List<QuarantinedItem>> list(String jurisdiction, QuarantinedItem.State state, long after, int limit) {
        boolean open = state == QuarantinedItem.State.NEW;
        Tuple asked = Tuple.of(jurisdiction, after, limit);
        return pool.preparedQuery(open ? OPEN : DECIDED)
                .execute(open ? asked : asked.addString(state.wire()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(QuarantineStore::item)
                        .toList());
    }

    Future<Optional<QuarantinedItem>> find(String jurisdiction, long id) {
        return pool.preparedQuery(ONE).execute(Tuple.of(jurisdiction, id)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(QuarantineStore::item)
                .findFirst());
    }

    Future<Void> seenAgain(long id, Instant now) {
        return pool.preparedQuery(SEEN_AGAIN).execute(Tuple.of(id, utc(now))).mapEmpty();
    }

    Future<Boolean> dismiss(String jurisdiction, long id, Decision d) {
        return pool.preparedQuery(DISMISS)
                .execute(Tuple.of(jurisdiction, id, utc(d.at()), d.by(), d.reason()))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Void> readBy(String jurisdiction, long id, Decision d) {
        return pool.preparedQuery(READ_BY)
                .execute(Tuple.of(jurisdiction, id, utc(d.at()), d.by()))
                .mapEmpty();
    }

    /** Who decided about an item, when, and why if they must say so. */
    record Decision(String by, Instant at, @Nullable String reason) {}

    /** False when it is no longer in quarantine. */
    Future<Boolean> promote(long id, Entry read, Instant now) {
        return pool.preparedQuery(PROMOTE)
                .execute(Tuple.of(id, read.fingerprint(), Wire.write(read.submission()), utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Long> open(String jurisdiction) {
        return pool.preparedQuery(OPEN_COUNT)
                .execute(Tuple.of(jurisdiction))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static QuarantinedItem item(Row row) {
        return new QuarantinedItem(
                row.getLong("id"),
                row.getString("instance"),
                row.getString("key"),
                row.getString("channel"),
                row.getString("raw_ref"),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("version"),
                QuarantinedItem.State.fromWire(row.getString("state")),
                row.getInteger("attempts"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getOffsetDateTime("last_at").toInstant(),
                row.getString("decided_by"),
                row.getString("decision"));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
