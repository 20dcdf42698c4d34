package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.Map;

/** The door for those who need to know how fast the city works. */
public final class OpenTimes {
    private final Pool pool;
    private final OpenTimeStore store;

    public OpenTimes(Pool pool, String jurisdiction) {
        this.pool = pool;
        this.store = new OpenTimeStore(jurisdiction);
    }

    /**
     * How long what was opened since then and is closed by now had been open: the median in hours, by category.
     *
     * @param fewest a category with fewer of them is left out
     */
    public Future<Map<String, Double>> medians(Instant since, int fewest) {
        return store.medians(pool, since, fewest);
    }
}
