package org.ventanilla.hub.incident;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.NewEvent;
import org.ventanilla.hub.incident.RefusedAction.Code;

/** What an incident is about, confirmed or corrected by staff; every answer is kept for the next training. */
public final class Categorising {
    private final StaffActions actions;
    private final IncidentStore incidents;
    private final CategoryLabelStore labels = new CategoryLabelStore();
    private final Clock clock;
    private final Pool pool;
    private final String jurisdiction;

    Categorising(StaffActions actions, IncidentStore incidents, Clock clock, Pool pool, String jurisdiction) {
        this.actions = actions;
        this.incidents = incidents;
        this.clock = clock;
        this.pool = pool;
        this.jurisdiction = jurisdiction;
    }

    /** All reports whose category people confirmed, oldest first: for the training of categories. */
    public Future<List<CategoryHistory>> history() {
        return labels.history(pool, jurisdiction);
    }

    /** What gives past incidents another category. */
    public Reclassifying reclassifying() {
        return new Reclassifying(actions, incidents, clock, pool, jurisdiction);
    }

    /** The category it has already is confirmed by naming it again. */
    public Future<Void> categorise(long id, CategoryFacts to) {
        return actions.onIncident(
                id,
                (tx, log, row) -> row.status() == Status.DUPLICATE_OF
                        ? Future.failedFuture(new RefusedAction(
                                Code.NOT_ALLOWED_FROM_HERE, "it is a duplicate; use the one it points to"))
                        : change(tx, log, row, to));
    }

    private Future<Void> change(SqlClient tx, List<NewEvent> log, IncidentRow row, CategoryFacts to) {
        Instant now = clock.instant();
        boolean same = row.category().equals(to.code());
        var what = new NewIncident(
                to.code(),
                true,
                same ? row.kind() : to.kind(),
                same ? row.priority() : to.priority(),
                same ? row.department() : to.department(),
                row.danger(),
                same ? row.isPublic() : to.isPublic(),
                null,
                same ? row.dueAt() : row.openedAt().plus(to.slaHours(), ChronoUnit.HOURS));
        return labels.add(tx, row.id(), row.category(), to.code(), now)
                .compose(kept -> incidents.learn(tx, row, what, false, now))
                .map(version -> {
                    Map<String, @Nullable Object> fields = Map.of(
                            "from", row.category(),
                            "category", what.category(),
                            "department", what.department(),
                            "danger", row.danger(),
                            "public", what.isPublic());
                    log.add(IncidentEvents.of(IncidentEvents.LEARNED, row.id(), version, now, fields));
                    return null;
                });
    }
}
