package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** SQL of whom messages go and went to. */
final class RecipientStore {
    /** Only while it is still ours to send, and only when the same person is not told the same there already. */
    private static final String REROUTE =
            """
            update notify.notice n set contact_id = $3, channel = $4, instance = $5
            where n.id = $1 and n.attempt = $2 and n.state = 'sending' and not exists
                (select 1 from notify.notice o
                 where o.contact_id = $3 and o.incident_id = n.incident_id and o.event_id = n.event_id)
            returning
            """
                    + NoticeStore.COLUMNS;

    /** The recipient of a message, by its own id. */
    private static final String RECIPIENT =
            "select contact_id from notify.notice where jurisdiction = $1 and instance = $2 and id = $3 and attempt > 0";

    private static final String WROTE =
            """
            select exists (select 1 from notify.notice
                           where jurisdiction = $1 and contact_id = $2 and spent_at > $3)""";

    private final Pool pool;
    private final String jurisdiction;

    RecipientStore(Pool pool, String jurisdiction) {
        this.pool = pool;
        this.jurisdiction = jurisdiction;
    }

    /** The message as it goes to another contact of its recipient; empty when it must not. */
    Future<Optional<NoticeRow>> reroute(NoticeRow notice, long contactId, String channel, String instance) {
        return pool.preparedQuery(REROUTE)
                .execute(Tuple.of(notice.id(), notice.attempt(), contactId, channel, instance))
                .map(rows -> NoticeStore.rows(rows).stream().findFirst());
    }

    /** Whom a message went to that an instance was given. */
    Future<Optional<Long>> recipient(String instance, UUID id) {
        return pool.preparedQuery(RECIPIENT)
                .execute(Tuple.of(jurisdiction, instance, id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    /** Whether anything was sent to a contact since then. */
    Future<Boolean> wrote(long contactId, Instant since) {
        return pool.preparedQuery(WROTE)
                .execute(Tuple.of(jurisdiction, contactId, since.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
