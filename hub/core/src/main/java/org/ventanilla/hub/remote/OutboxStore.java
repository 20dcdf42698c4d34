package org.ventanilla.hub.remote;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.ventanilla.model.OutboundUpdate;
import org.ventanilla.model.SendOutcome;
import org.ventanilla.model.Wire;

/** SQL of personal.outbox. */
final class OutboxStore {
    /** The notify room offers a message again after six hours at most; what it no longer offers is not to go out. */
    private static final Duration FRESH = Duration.ofHours(7);

    /** An ending that was told and was no sending makes room for the new attempt; "sent" stays, whoever asks again. */
    private static final String OFFER =
            """
            insert into personal.outbox as o (delivery_id, instance, body, offered_at) values ($1, $2, $3::text::json, $4)
            on conflict (delivery_id) do update set
                offered_at = $4,
                body = case when o.told and o.outcome ->> 'ending' <> 'SENT' then excluded.body else o.body end,
                lease_until = case when o.told and o.outcome ->> 'ending' <> 'SENT' then null else o.lease_until end,
                outcome = case when o.told and o.outcome ->> 'ending' <> 'SENT' then null else o.outcome end,
                told = false
            where o.instance = $2""";

    private static final String TAKE =
            """
            update personal.outbox set lease_until = $2
            where delivery_id in (
                select delivery_id from personal.outbox
                where instance = $1 and outcome is null and (lease_until is null or lease_until < $3) and offered_at > $4
                  and ($5::text is null or delivery_id = $5)
                order by offered_at limit $6 for update skip locked)
            returning offered_at, body""";

    private static final String END =
            """
            update personal.outbox set outcome = $3::text::json, body = null
            where delivery_id = $1 and instance = $2 and outcome is null""";

    private static final String KNOWN = "select 1 from personal.outbox where delivery_id = $1 and instance = $2";

    private static final String TELL =
            "update personal.outbox set told = true where delivery_id = $1 and outcome is not null returning outcome";

    private static final String FORGET = "delete from personal.outbox where offered_at < $1";

    private final Pool pool;

    OutboxStore(Pool pool) {
        this.pool = pool;
    }

    Future<Void> offer(String instance, OutboundUpdate update, Instant now) {
        return pool.preparedQuery(OFFER)
                .execute(Tuple.of(update.deliveryId(), instance, Wire.write(update), utc(now)))
                .mapEmpty();
    }

    /** What waits for the connector, oldest first, leased to whoever asks. */
    Future<List<OutboundUpdate>> take(String instance, int limit, Instant now, Duration lease) {
        return taken(Tuple.of(instance, utc(now.plus(lease)), utc(now), utc(now.minus(FRESH)), null, limit));
    }

    /** The same for one message; empty when somebody has it already. */
    Future<Optional<OutboundUpdate>> takeOne(String instance, String deliveryId, Instant now, Duration lease) {
        return taken(Tuple.of(instance, utc(now.plus(lease)), utc(now), utc(now.minus(FRESH)), deliveryId, 1))
                .map(list -> list.stream().findFirst());
    }

    private Future<List<OutboundUpdate>> taken(Tuple asked) {
        return pool.preparedQuery(TAKE).execute(asked).map(OutboxStore::updates);
    }

    private static List<OutboundUpdate> updates(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .sorted(java.util.Comparator.comparing(row -> row.getOffsetDateTime("offered_at")))
                .map(row -> Wire.fromMap(row.getJsonObject("body").getMap(), OutboundUpdate.class))
                .toList();
    }

    /** The first ending stays. False when the connector never had such a message. */
    Future<Boolean> end(String instance, String deliveryId, SendOutcome outcome) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(deliveryId, instance, Wire.write(outcome)))
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture(true)
                        : pool.preparedQuery(KNOWN)
                                .execute(Tuple.of(deliveryId, instance))
                                .map(known -> known.size() == 1));
    }

    /** How it ended, if it did; from now on that is known. */
    Future<Optional<SendOutcome>> tell(String deliveryId) {
        return pool.preparedQuery(TELL).execute(Tuple.of(deliveryId)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> Wire.fromMap(row.getJsonObject("outcome").getMap(), SendOutcome.class))
                .findFirst());
    }

    Future<Void> forget(Instant before) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(utc(before))).mapEmpty();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
