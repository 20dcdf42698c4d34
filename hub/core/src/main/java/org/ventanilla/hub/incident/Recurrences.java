package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;

/**
 * What comes back to a place, or to a thing with a number, soon after it was dealt with. Counted from the links as they stand, so
 * that an undone join or a merge leaves no wrong count behind.
 */
public final class Recurrences {
    private static final String ASSET_REMARK = "asset-number:";

    private final Pool pool;
    private final RecurrenceStore store;

    Recurrences(Pool pool, RecurrenceStore store) {
        this.pool = pool;
        this.store = store;
    }

    /** What is gathered: places by the first incident there, or things by their number. */
    public enum By {
        PLACE,
        ASSET
    }

    /**
     * A place or a thing to which something came back.
     *
     * @param times how often after the first time
     * @param last the incident of the last time
     */
    public record Spot(
            String category,
            @Nullable String place,
            @Nullable String area,
            @Nullable String asset,
            int times,
            long first,
            long last,
            Instant lastAt) {}

    /** How often this incident's thing came back. */
    public Future<Recurrence> of(long incident) {
        return store.of(pool, incident);
    }

    /** Where most comes back, first. */
    public Future<List<Spot>> often(By by, int limit) {
        return store.often(pool, by, limit);
    }

    /** Part of opening an incident: what is known of its thing, and the event when it came back. */
    Future<Void> opened(SqlClient tx, List<NewEvent> log, long incident, Triaged t, @Nullable Long earlier) {
        String asset = asset(t.decision().getJsonArray("remarks", new JsonArray()));
        Future<Void> noted = asset == null ? Future.succeededFuture() : store.asset(tx, incident, asset);
        return noted.compose(done -> earlier == null
                ? Future.succeededFuture()
                : linked(tx, log, incident, 1, t.report().receivedAt()));
    }

    /** Says that it came back; the link is there already. */
    Future<Void> linked(SqlClient tx, List<NewEvent> log, long incident, int version, Instant at) {
        return store.of(tx, incident).map(recurrence -> {
            if (recurrence.times() > 0) {
                Map<String, @Nullable Object> fields = new HashMap<>();
                fields.put("recurrenceOf", Long.toString(recurrence.earlier().get(0)));
                fields.put("times", recurrence.times());
                fields.put("asset", recurrence.asset());
                fields.put(
                        "timesOfAsset",
                        recurrence.asset() == null ? null : recurrence.ofAsset().size());
                log.add(IncidentEvents.of(IncidentEvents.RECURRED, incident, version, at, fields));
            }
            return null;
        });
    }

    private static @Nullable String asset(JsonArray remarks) {
        return remarks.stream()
                .map(String::valueOf)
                .filter(remark -> remark.startsWith(ASSET_REMARK))
                .map(remark -> remark.substring(ASSET_REMARK.length()))
                .findFirst()
                .orElse(null);
    }
}
