package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** SQL of whom a message goes to, and by which channel. */
final class RouteStore {
    private static final String RECIPIENT = "select contact_id from notify.notice where jurisdiction = $1 and id = $2";

    private static final String REROUTE =
            "update notify.notice set channel = $3, instance = $4 where id = $1 and attempt = $2 and state = 'sending'";

    private final Pool pool;
    private final String jurisdiction;

    RouteStore(Pool pool, String jurisdiction) {
        this.pool = pool;
        this.jurisdiction = jurisdiction;
    }

    /** The contact a message is owed to; empty when there is no such message. */
    Future<Optional<Long>> recipient(UUID id) {
        return pool.preparedQuery(RECIPIENT)
                .execute(Tuple.of(jurisdiction, id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    /** It goes by another channel than was owed: what that channel says of it is to be understood. */
    Future<Void> reroute(NoticeRow notice) {
        return pool.preparedQuery(REROUTE)
                .execute(Tuple.of(notice.id(), notice.attempt(), notice.channel(), notice.instance()))
                .mapEmpty();
    }
}
