package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * Who wants no more news, of one report or of any. It is about news alone: whoever reports something new is still answered,
 * and reporting is never taken away.
 */
public final class Subscriptions {
    /** In place of a report: all of them. */
    public static final long ALL = 0;

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
    private final Clock clock;

    Subscriptions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** What a contact still gets: news of one report, and news of any. */
    public record Standing(boolean hearsOfThis, boolean hearsOfAny) {
        boolean isWanted() {
            return hearsOfThis && hearsOfAny;
        }
    }

    /** How a contact stands towards news of a report. */
    public Future<Standing> standing(long contact, long report) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(contact, report))
                .map(rows -> rows.iterator().next())
                .map(row -> new Standing(!row.getBoolean(0), !row.getBoolean(1)));
    }

    /** No more news of the report, or of {@link #ALL}. Saying it twice changes nothing. */
    public Future<Void> end(long contact, long report) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(contact, report, clock.instant().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** All news again. */
    public Future<Void> resume(long contact) {
        return pool.preparedQuery(RESUME).execute(Tuple.of(contact)).mapEmpty();
    }

    /** News of this report again, and of any that was not ended by itself. */
    public Future<Void> resume(long contact, long report) {
        return pool.preparedQuery(RESUME_ONE).execute(Tuple.of(contact, report)).mapEmpty();
    }
}
