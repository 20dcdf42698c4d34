package org.ventanilla.hub.notify;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;

/**
 * Who wants no more news, of one report or of any. It is about news alone: whoever reports something new is still answered,
 * and reporting is never taken away.
 */
public final class Subscriptions {
    /** In place of a report: all of them. */
    public static final long ALL = 0;

    private final SubscriptionStore store;
    private final Clock clock;
    private final Pool pool;
    private final FollowStore follows;

    Subscriptions(Pool pool, Clock clock, String jurisdiction) {
        this.store = new SubscriptionStore(pool);
        this.clock = clock;
        this.pool = pool;
        this.follows = new FollowStore(jurisdiction);
    }

    /** What a contact still gets: news of one report, and news of any. */
    public record Standing(boolean hearsOfThis, boolean hearsOfAny) {
        boolean isWanted() {
            return hearsOfThis && hearsOfAny;
        }
    }

    /** How a contact stands towards news of a report. */
    public Future<Standing> standing(long contact, long report) {
        return store.standing(contact, report);
    }

    /** No more news of the report, or of {@link #ALL}: then also of what they follow. Saying it twice changes nothing. */
    public Future<Void> end(long contact, long report) {
        return store.end(contact, report, clock.instant())
                .compose(ended -> report == ALL ? follows.endAll(pool, contact) : Future.succeededFuture());
    }

    /** All news again. */
    public Future<Void> resume(long contact) {
        return store.resume(contact);
    }

    /** News of this report again, and of any that was not ended by itself. */
    public Future<Void> resume(long contact, long report) {
        return store.resume(contact, report);
    }
}
