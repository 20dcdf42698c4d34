package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/** SQL of the front door: personal.submission and its revisions. */
final class IntakeStore {
    private static final String INSERT =
            """
            insert into personal.submission
                (jurisdiction, instance, key, fingerprint, channel, state, reason, received_at, body,
                 held_until, part_of, last_at)
            select j, i, k, f, c, s, r, t, b::json, h, p, e
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                        $8::timestamptz[], $9::text[], $10::bigint[], $11::timestamptz[], $12::text[], $13::timestamptz[])
                 with ordinality as incoming (j, i, k, f, c, s, r, t, b, l, h, p, e, n)
            where l is null or not exists (select 1 from intake.lease where instance = i and token > l)
            order by n
            on conflict (jurisdiction, instance, key) do nothing
            returning id, jurisdiction, instance, key""";

    /** Always one row: what is stored under the key, if anything, and whether the sender's lease has passed to another. */
    private static final String KNOWN =
            """
            select s.id, s.fingerprint, s.state, s.reason, s.received_at,
                   exists (select 1 from intake.lease where instance = $2 and token > $4) as fenced
            from (select 1) as one left join personal.submission s on jurisdiction = $1 and instance = $2 and key = $3""";

    private static final String STANDING =
            """
            select key, id, fingerprint, state from personal.submission
            where jurisdiction = $1 and instance = $2 and key = any($3::text[])""";

    private static final String ID_OF =
            "select id from personal.submission where jurisdiction = $1 and instance = $2 and key = $3";

    /** Locks the first version, so that two revisions never get the same number. */
    private static final String REVISE =
            """
            with first as (select id from personal.submission where id = $1 for update),
                 next as (select coalesce(max(revision), 1) + 1 as revision
                          from personal.submission_revision r, first where r.submission_id = first.id)
            insert into personal.submission_revision (submission_id, revision, fingerprint, received_at, body)
            select first.id, next.revision, $2, $3, $4::text::json from first, next
            on conflict (submission_id, fingerprint) do nothing
            returning revision""";

    private static final String REVISION =
            "select revision from personal.submission_revision where submission_id = $1 and fingerprint = $2";

    private static final String WAITING =
            """
            select id, key, instance, channel, state, reason, received_at, body from personal.submission
            where jurisdiction = $1 and state = 'received' and (held_until is null or held_until <= $3)
            order by id limit $2""";

    private static final String END =
            """
            update personal.submission s set state = e.state, reason = e.reason
            from unnest($1::bigint[], $2::text[], $3::text[]) as e (id, state, reason) where s.id = e.id""";

    private static final String AGAIN =
            "update personal.submission set state = 'received', held_until = null where id = $1";

    private static final String BY_ID =
            """
            select id, key, instance, channel, state, reason, received_at, body from personal.submission
            where jurisdiction = $1 and id = any($2::bigint[])""";

    private static final String LEDGER =
            """
            select id, key, instance, channel, state, reason, received_at, body from personal.submission
            where jurisdiction = $1 and ($2::text is null or channel = $2) and id > $3 order by id limit $4""";

    private final Pool pool;

    IntakeStore(Pool pool) {
        this.pool = pool;
    }

    /** A submission with everything the hub adds before it is written. */
    record Entry(String jurisdiction, String fingerprint, Received.State state, Submission submission) {
        boolean isQuarantined() {
            return state == Received.State.QUARANTINED;
        }

        String name() {
            return jurisdiction + "\n" + submission.instance() + "\n" + submission.key();
        }
    }

    /** What is stored under a key already. */
    record Known(long id, String fingerprint, Received.State state, @Nullable String reason, Instant receivedAt) {
        boolean isQuarantined() {
            return state == Received.State.QUARANTINED;
        }
    }

    /** Writes all new ones in one statement, committed when the future succeeds; null ids are known keys or stale leases. */
    Future<List<@Nullable Long>> insert(List<Entry> entries) {
        return pool.preparedQuery(INSERT).execute(columns(entries)).map(rows -> {
            var ids = new HashMap<String, Long>();
            for (Row row : rows) {
                ids.put(row.getString(1) + "\n" + row.getString(2) + "\n" + row.getString(3), row.getLong(0));
            }
            // Only the first of two equal keys in one batch was inserted; the other is looked up like any known key.
            List<@Nullable Long> answer = new ArrayList<>();
            for (Entry entry : entries) {
                answer.add(ids.remove(entry.name()));
            }
            return answer;
        });
    }

    private static Tuple columns(List<Entry> entries) {
        return Tuple.tuple()
                .addArrayOfString(column(entries, Entry::jurisdiction))
                .addArrayOfString(column(entries, e -> e.submission().instance()))
                .addArrayOfString(column(entries, e -> e.submission().key()))
                .addArrayOfString(column(entries, Entry::fingerprint))
                .addArrayOfString(column(entries, e -> e.submission().type()))
                .addArrayOfString(column(entries, e -> e.state().wire()))
                .addArrayOfString(column(entries, IntakeStore::reason))
                .addArrayOfOffsetDateTime(entries.stream()
                        .map(e -> Objects.requireNonNull(e.submission().receivedAt())
                                .atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(column(entries, e -> Wire.write(e.submission())))
                .addArrayOfLong(
                        entries.stream().map(e -> e.submission().leaseToken()).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(entries.stream()
                        .map(e -> Parts.heldUntil(e.submission()))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(column(entries, e -> Parts.partOf(e.submission())))
                .addArrayOfOffsetDateTime(
                        entries.stream().map(e -> Parts.lastAt(e.submission())).toArray(OffsetDateTime[]::new));
    }

    private static @Nullable String reason(Entry entry) {
        var quarantine = entry.submission().quarantine();
        return quarantine == null ? null : quarantine.reason();
    }

    private static String[] column(List<Entry> entries, Function<Entry, @Nullable String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    /** Fails with {@link StaleLease} when another reads the source now; empty when nothing is stored under the key. */
    Future<Optional<Known>> known(Entry entry) {
        var s = entry.submission();
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(entry.jurisdiction(), s.instance(), s.key(), s.leaseToken()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    if (row.getBoolean("fenced")) {
                        throw new StaleLease();
                    }
                    return Optional.ofNullable(row.getLong(0))
                            .map(id -> new Known(
                                    id,
                                    row.getString(1),
                                    Received.State.fromWire(row.getString(2)),
                                    row.getString(3),
                                    row.getOffsetDateTime("received_at").toInstant()));
                });
    }

    /** Keeps other content under a known key; the same content again gets its old revision number. */
    Future<Integer> revise(long id, Entry entry) {
        var receivedAt = Objects.requireNonNull(entry.submission().receivedAt());
        return pool.preparedQuery(REVISE)
                .execute(Tuple.of(
                        id, entry.fingerprint(), receivedAt.atOffset(ZoneOffset.UTC), Wire.write(entry.submission())))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture(rows)
                        : pool.preparedQuery(REVISION).execute(Tuple.of(id, entry.fingerprint())))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    Future<List<Received>> waiting(SqlClient tx, String jurisdiction, int limit, Instant now) {
        return tx.preparedQuery(WAITING)
                .execute(Tuple.of(jurisdiction, limit, now.atOffset(ZoneOffset.UTC)))
                .map(IntakeStore::received);
    }

    Future<Void> end(SqlClient tx, List<Received.Ended> ended) {
        return tx.preparedQuery(END)
                .execute(Tuple.of(
                        ended.stream().map(Received.Ended::id).toArray(Long[]::new),
                        ended.stream().map(e -> e.state().wire()).toArray(String[]::new),
                        ended.stream().map(Received.Ended::reason).toArray(String[]::new)))
                .mapEmpty();
    }

    Future<Void> again(SqlClient tx, long id) {
        return tx.preparedQuery(AGAIN).execute(Tuple.of(id)).mapEmpty();
    }

    Future<List<Received>> byId(SqlClient client, String jurisdiction, List<Long> ids) {
        return client.preparedQuery(BY_ID)
                .execute(Tuple.of(jurisdiction).addArrayOfLong(ids.toArray(Long[]::new)))
                .map(IntakeStore::received);
    }

    Future<List<Received>> ledger(String jurisdiction, @Nullable String channel, long after, int limit) {
        return pool.preparedQuery(LEDGER)
                .execute(Tuple.of(jurisdiction, channel, after, limit))
                .map(IntakeStore::received);
    }

    Future<@Nullable Long> idOf(SqlClient client, String jurisdiction, String instance, String key) {
        return client.preparedQuery(ID_OF)
                .execute(Tuple.of(jurisdiction, instance, key))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getLong(0));
    }

    Future<Map<String, Intake.Standing>> standing(String jurisdiction, String instance, List<String> keys) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(jurisdiction, instance, keys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Intake.Standing> found = new HashMap<>();
                    for (Row row : rows) {
                        var state = Received.State.fromWire(row.getString("state"));
                        found.put(
                                row.getString("key"),
                                new Intake.Standing(row.getLong("id"), row.getString("fingerprint"), state));
                    }
                    return found;
                });
    }

    SqlClient client() {
        return pool;
    }

    static List<Received> received(RowSet<Row> rows) {
        var list = new ArrayList<Received>(rows.size());
        for (Row row : rows) {
            list.add(new Received(
                    row.getLong("id"),
                    row.getString("channel"),
                    Received.State.fromWire(row.getString("state")),
                    row.getString("reason"),
                    row.getOffsetDateTime("received_at").toInstant(),
                    Wire.fromMap(row.getJsonObject("body").getMap(), Submission.class)));
        }
        return list;
    }
}
