package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.DeliveryReceipt;
import org.ventanilla.model.DeliveryReceipt.State;

/**
 * SQL of what the channels say about messages we sent. All is kept; a message remembers the highest rung it was heard at and
 * whether a failure was, and its state follows from these two, so that the order of the news does not matter.
 */
final class DeliveryStore {
    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final String KEEP =
            """
            insert into notify.delivery (instance, provider_id, state, code, notice_id, heard_at, kept_at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing""";

    /**
     * Delivered is final, failed gives way only to it, and a channel that said both leaves both marks. News of a delivery
     * also ends a message that waits for another attempt or was given up: the first one had arrived after all. Among
     * several codes of failure the smallest stays, whichever came first.
     */
    private static final String CLIMB =
            """
            update notify.notice set
                rung = greatest(rung, $4), failed = failed or $5,
                state = case
                    when greatest(rung, $4) >= 4 and state in ('sent', 'sending', 'handed', 'failed', 'dead', 'due') then 'delivered'
                    when (failed or $5) and state in ('sent', 'sending', 'handed') then 'failed'
                    else state end,
                last_code = case when not $5 then last_code when failed then least(last_code, $6)
                    else coalesce($6, last_code) end
            where instance = $2 and id = coalesce(
                (select id from notify.notice where id = $1 and instance = $2),
                (select id from notify.notice where instance = $2 and provider_id = $3 and $3 <> '' limit 1))
                -- of a message sent once more, the failure of the first time is old news
                and (not $5 or not again or provider_id = $3)
            returning contact_id""";

    /** The channel says that it may arrive another time. Once; what went out meanwhile under another id is not meant. */
    private static final String AGAIN =
            """
            update notify.notice set state = 'due', due_at = $4, again = true, failed = false, provider_id = null
            where instance = $2 and state = 'failed' and not again
                and (id = $1 or ($1 is null and provider_id = $3 and $3 <> ''))""";

    private static final String MATCHED =
            """
            update notify.delivery set matched = true
            where instance = $1 and provider_id = $2 and state = $3 and code = $4 and notice_id is not distinct from $5""";

    private static final String UNMATCHED =
            """
            select state, code, notice_id, heard_at from notify.delivery
            where instance = $1 and provider_id = $2 and not matched""";

    private static final String LET_OUT = "select spent_at from notify.notice where id = $1 and spent_at is not null";

    private static final String EXPIRE =
            """
            with gone as (delete from notify.delivery where not matched and kept_at < $1 returning 1)
            insert into notify.tally as t (name, count) select 'receipts_expired', count(*) from gone
            on conflict (name) do update set count = t.count + excluded.count""";

    private static final String UNKNOWN = "select count(*) from notify.delivery where not matched";
    private static final String EXPIRED =
            "select coalesce(sum(count), 0)::bigint from notify.tally where name = 'receipts_expired'";

    private final Pool pool;

    DeliveryStore(Pool pool) {
        this.pool = pool;
    }

    /** Keeps it and lets it act; the contact the message went to, or empty while we know no such message. */
    Future<Optional<Long>> heard(DeliveryReceipt r, Instant now) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(
                        r.instance(), provider(r), r.state().name(), code(r), notice(r), utc(at(r, now)), utc(now)))
                .compose(kept -> climb(r))
                .compose(contact -> again(r, now).map(contact));
    }

    private Future<Void> again(DeliveryReceipt r, Instant now) {
        Long after = r.againAfterSeconds();
        return r.state() != State.FAILED || after == null
                ? Future.succeededFuture()
                : pool.preparedQuery(AGAIN)
                        .execute(Tuple.of(notice(r), r.instance(), provider(r), utc(now.plusSeconds(after))))
                        .mapEmpty();
    }

    private Future<Optional<Long>> climb(DeliveryReceipt r) {
        boolean failed = r.state() == State.FAILED;
        var climb = Tuple.of(notice(r), r.instance(), provider(r), rung(r.state()), failed, r.code());
        return pool.preparedQuery(CLIMB).execute(climb).compose(rows -> {
            if (rows.rowCount() == 0) {
                return Future.succeededFuture(Optional.empty());
            }
            long contact = rows.iterator().next().getLong(0);
            return pool.preparedQuery(MATCHED)
                    .execute(Tuple.of(r.instance(), provider(r), r.state().name(), code(r), notice(r)))
                    .map(Optional.of(contact));
        });
    }

    /** Lets act what was heard of a message before we knew the channel's id of it. */
    Future<Void> adopt(String instance, String providerId) {
        return pool.preparedQuery(UNMATCHED)
                .execute(Tuple.of(instance, providerId))
                .compose(rows -> {
                    Future<Void> all = Future.succeededFuture();
                    for (Row row : rows) {
                        all = all.compose(done ->
                                climb(receipt(instance, providerId, row)).mapEmpty());
                    }
                    return all;
                });
    }

    private static DeliveryReceipt receipt(String instance, String providerId, Row row) {
        UUID notice = row.getUUID("notice_id");
        String code = row.getString("code");
        return new DeliveryReceipt(
                instance,
                notice == null ? null : notice.toString(),
                providerId,
                State.valueOf(row.getString("state")),
                code.isEmpty() ? null : code,
                row.getOffsetDateTime("heard_at").toInstant(),
                null);
    }

    /** Forgets and counts what no message was ever found for. */
    Future<Void> expire(Instant before) {
        return pool.preparedQuery(EXPIRE).execute(Tuple.of(utc(before))).mapEmpty();
    }

    Future<Long> unknown() {
        return pool.query(UNKNOWN).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    Future<Long> expired() {
        return pool.query(EXPIRED).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    /** FAILED is no rung: it is a mark of its own below DELIVERED. */
    private static int rung(State state) {
        return switch (state) {
            case FAILED -> 0;
            case QUEUED -> 1;
            case HANDED -> 2;
            case SENT -> 3;
            case DELIVERED -> 4;
            case READ -> 5;
        };
    }

    private static String provider(DeliveryReceipt r) {
        return r.providerId() == null ? "" : r.providerId();
    }

    private static String code(DeliveryReceipt r) {
        return r.code() == null ? "" : r.code();
    }

    Future<Optional<Instant>> letOut(String deliveryId) {
        UUID id = uuid(deliveryId);
        return id == null
                ? Future.succeededFuture(Optional.empty())
                : pool.preparedQuery(LET_OUT).execute(Tuple.of(id)).map(rows -> StreamSupport.stream(
                                rows.spliterator(), false)
                        .map(row -> row.getOffsetDateTime(0).toInstant())
                        .findFirst());
    }

    private static @Nullable UUID notice(DeliveryReceipt r) {
        return uuid(r.deliveryId());
    }

    /** Whether a delivery id can be one of a message of ours. */
    static boolean isNotice(String deliveryId) {
        return UUID_SHAPE.matcher(deliveryId).matches();
    }

    private static @Nullable UUID uuid(@Nullable String id) {
        return id != null && isNotice(id) ? UUID.fromString(id) : null;
    }

    /** A channel may leave the time out. */
    @SuppressWarnings("ConstantValue")
    private static Instant at(DeliveryReceipt r, Instant now) {
        return r.at() == null ? now : r.at();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
