package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** SQL of notify.unsubscribed. */
final class SubscriptionStore {
    private static final String END =
            "insert into notify.unsubscribed (contact_id, report_id, at) values ($1, $2, $3) on conflict do nothing";

    private static final String RESUME = "delete from notify.unsubscribed where contact_id = $1";

    private static final String RESUME_ONE =
            "delete from notify.unsubscribed where contact_id = $1 and report_id in ($2, 0)";

    private static final String STANDING =
            """
            select coalesce(bool_or(report_id = $2), false), coalesce(bool_or(report_id = 0), false)
            from notify.unsubscribed where contact_id = $1""";

    private final Pool pool;

    SubscriptionStore(Pool pool) {
        this.pool = pool;
    }

    Future<Subscriptions.Standing> standing(long contact, long report) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(contact, report))
                .map(rows -> rows.iterator().next())
                .map(row -> new Subscriptions.Standing(!row.getBoolean(0), !row.getBoolean(1)));
    }

    Future<Void> end(long contact, long report, Instant now) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(contact, report, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    Future<Void> resume(long contact) {
        return pool.preparedQuery(RESUME).execute(Tuple.of(contact)).mapEmpty();
    }

    Future<Void> resume(long contact, long report) {
        return pool.preparedQuery(RESUME_ONE).execute(Tuple.of(contact, report)).mapEmpty();
    }
}
