package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;

/**
 * Gives past incidents another category, in runs that can be broken off, gone on with and undone. What staff decided is never
 * touched, and nothing becomes public that was not.
 */
public final class Reclassifying {
    private final StaffActions actions;
    private final IncidentStore incidents;
    private final ReclassifiedStore store;
    private final Clock clock;
    private final Pool pool;

    Reclassifying(StaffActions actions, IncidentStore incidents, Clock clock, Pool pool, String jurisdiction) {
        this.actions = actions;
        this.incidents = incidents;
        this.store = new ReclassifiedStore(jurisdiction);
        this.clock = clock;
        this.pool = pool;
    }

    /**
     * Which incidents are looked at.
     *
     * @param retired those of these categories
     * @param unclassified and those of this one whose category no person confirmed
     */
    public record Sought(List<String> retired, String unclassified) {}

    /**
     * An incident that is looked at.
     *
     * @param report the first that told of it; absent when all went with a split
     */
    public record Past(long incident, String category, @Nullable Long report) {}

    /** A category for an incident, and the one it must still have for that. */
    public record Move(long incident, String from, CategoryFacts to) {}

    /**
     * A run.
     *
     * @param lookedAt up to this incident it went
     * @param lastOne up to this one it is to go
     */
    public record Run(
            long id, String taxonomy, Instant beganAt, @Nullable Instant endedAt, long lookedAt, long lastOne) {}

    /** How far an undoing is: the last incident looked at, how many are as they were, how many changed since and stay. */
    public record Undone(long lookedAt, int restored, int changedSince, boolean more) {}

    /** Id of the newest incident; 0 when there is none. */
    public Future<Long> newest() {
        return store.newest(pool);
    }

    /** How many there are to look at, after one and up to another. */
    public Future<Long> count(Sought sought, long after, long upTo) {
        return store.count(pool, sought, after, upTo);
    }

    /** The next of them by id. */
    public Future<List<Past>> next(Sought sought, long after, long upTo, int limit) {
        return store.next(pool, sought, after, upTo, limit);
    }

    /** Goes on with a run that was broken off; else begins one. */
    public Future<Run> begin(String taxonomy) {
        return actions.write((tx, log) -> store.unfinished(tx)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found.get())
                        : store.newest(tx).compose(last -> store.begin(tx, taxonomy, last, clock.instant()))));
    }

    public Future<Optional<Run>> find(long run) {
        return store.find(pool, run);
    }

    /** All moves of a page in one transaction, with how far the run is then; answers how many were made. */
    public Future<Integer> move(Run run, List<Move> moves, long lookedAt) {
        return actions.write((tx, log) -> {
            Future<Integer> moved = Future.succeededFuture(0);
            for (Move move : moves) {
                moved = moved.compose(n -> one(tx, log, run, move).map(done -> done ? n + 1 : n));
            }
            return moved.compose(n -> store.looked(tx, run.id(), lookedAt).map(n));
        });
    }

    public Future<Void> end(Run run) {
        return store.end(pool, run.id(), clock.instant());
    }

    /** Staff may have been quicker. */
    private Future<Boolean> one(SqlClient tx, List<NewEvent> log, Run run, Move move) {
        return incidents.find(tx, move.incident()).compose(found -> {
            if (found.isEmpty() || !found.get().category().equals(move.from())) {
                return Future.succeededFuture(false);
            }
            IncidentRow row = found.get();
            var was = Standing.of(row);
            var becomes = was.moved(row, move.to());
            return store.kept(tx, run.id(), row.id(), new ReclassifiedStore.Change(was, becomes), clock.instant())
                    .compose(kept -> write(tx, log, row, becomes, run.id()))
                    .map(true);
        });
    }

    /** The next page of a run is brought back. */
    public Future<Undone> undo(long run, long after, int limit) {
        return actions.write((tx, log) -> store.moved(tx, run, after, limit).compose(page -> {
            Future<Integer> restored = Future.succeededFuture(0);
            for (ReclassifiedStore.Moved moved : page) {
                restored = restored.compose(n -> back(tx, log, run, moved).map(done -> done ? n + 1 : n));
            }
            long last = page.isEmpty() ? after : page.get(page.size() - 1).incident();
            return restored.map(n -> new Undone(last, n, page.size() - n, page.size() == limit));
        }));
    }

    private Future<Boolean> back(SqlClient tx, List<NewEvent> log, long run, ReclassifiedStore.Moved moved) {
        return incidents.find(tx, moved.incident()).compose(found -> {
            boolean same = found.isPresent()
                    && !moved.confirmedSince()
                    && moved.became().holds(found.get());
            if (!same) {
                return Future.succeededFuture(false);
            }
            IncidentRow row = found.get();
            return store.undone(tx, run, row.id(), clock.instant())
                    .compose(kept -> write(tx, log, row, moved.was().back(row, moved.became()), run))
                    .map(true);
        });
    }

    private Future<Void> write(SqlClient tx, List<NewEvent> log, IncidentRow row, Standing to, long run) {
        Instant now = clock.instant();
        return incidents.learn(tx, row, to.asNew(row), false, now).map(version -> {
            Map<String, @Nullable Object> fields = Map.of(
                    "from",
                    row.category(),
                    "category",
                    to.category(),
                    "department",
                    to.department(),
                    "danger",
                    row.danger(),
                    "public",
                    to.isPublic(),
                    IncidentEvents.RUN,
                    Long.toString(run));
            log.add(IncidentEvents.of(IncidentEvents.LEARNED, row.id(), version, now, fields));
            return null;
        });
    }
}
