package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.ventanilla.hub.publish.Publishing;

/**
 * The door for those who keep track of where incidents are. Those without a place and those that are carried on by another are
 * left out: they are nowhere.
 */
public final class Sightings {
    private final Pool pool;
    private final SightingStore store;
    private final IncidentStore incidents;

    public Sightings(Pool pool, String jurisdiction, Publishing publishing) {
        this.pool = pool;
        this.store = new SightingStore(jurisdiction, publishing);
        this.incidents = new IncidentStore(jurisdiction);
    }

    /** Those of these of which everybody may see a point, at that point. */
    public Future<List<Sighting>> shown(List<Long> ids) {
        return ids.isEmpty() ? Future.succeededFuture(List.of()) : store.shown(pool, ids);
    }

    /** All of which everybody may see a point, at that point, by id, from the one after this; fewer than the limit are the last. */
    public Future<List<Sighting>> shownAfter(long id, int limit) {
        return store.shownAfter(pool, id, limit);
    }

    /** Those of these that have a place, private ones too: for our own rooms, in their transaction. */
    public Future<List<Sighting>> of(SqlClient tx, List<Long> ids) {
        return ids.isEmpty() ? Future.succeededFuture(List.of()) : store.of(tx, ids);
    }

    /** All that is known of these, by id: for staff. */
    public Future<List<IncidentRow>> rows(List<Long> ids) {
        return incidents.get(pool, ids).map(rows -> rows.stream()
                .sorted(Comparator.comparingLong(IncidentRow::id))
                .toList());
    }

    /**
     * Around what to look.
     *
     * @param x metres in the city's local projection
     * @param radiusM metres
     * @param group code of the group of categories
     * @param since opened at or after
     */
    public record Around(double x, double y, double radiusM, String group, boolean isPublic, Instant since) {}

    /** Open incidents around any of these places, each once, by id. */
    public Future<List<Sighting>> around(SqlClient tx, List<Around> places) {
        return places.isEmpty() ? Future.succeededFuture(List.of()) : store.around(tx, places);
    }
}
