package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.DeliveryReceipt;

/** SQL of what the channels say about messages we sent. All is kept; the message's state only climbs. */
final class DeliveryStore {
    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final String KEEP =
            """
            insert into notify.delivery (instance, provider_id, state, code, notice_id, heard_at)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing""";

    /**
     * Delivered and read are final; failed gives way only to them. A late or repeated word never moves it back. News of a
     * delivery also ends a message that waits for another attempt or was given up: the first one had arrived after all.
     */
    private static final String CLIMB =
            """
            update notify.notice set state = $4, last_code = coalesce($5, last_code)
            where (id = $1 or ($1 is null and instance = $2 and provider_id = $3))
              and (state in ('sent', 'sending', 'handed', 'failed') or (state in ('dead', 'due') and $4 = 'delivered'))
              and not (state = 'failed' and $4 = 'failed')""";

    private final Pool pool;

    DeliveryStore(Pool pool) {
        this.pool = pool;
    }

    Future<Void> heard(DeliveryReceipt r) {
        @Nullable UUID notice = noticeId(r.deliveryId());
        String provider = r.providerId() == null ? "" : r.providerId();
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(
                        r.instance(),
                        provider,
                        r.state().name(),
                        r.code() == null ? "" : r.code(),
                        notice,
                        r.at().atOffset(ZoneOffset.UTC)))
                .compose(kept -> climb(r, notice));
    }

    private Future<Void> climb(DeliveryReceipt r, @Nullable UUID notice) {
        String state =
                switch (r.state()) {
                    case DELIVERED, READ -> NoticeState.DELIVERED;
                    case FAILED -> NoticeState.FAILED;
                    case QUEUED, HANDED, SENT -> null;
                };
        return state == null
                ? Future.succeededFuture()
                : pool.preparedQuery(CLIMB)
                        .execute(Tuple.of(notice, r.instance(), r.providerId(), state, r.code()))
                        .mapEmpty();
    }

    private static @Nullable UUID noticeId(@Nullable String deliveryId) {
        return deliveryId != null && UUID_SHAPE.matcher(deliveryId).matches() ? UUID.fromString(deliveryId) : null;
    }
}
