package org.ventanilla.hub.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ventanilla.hub.intake.QuarantineStore.Decision;
import org.ventanilla.hub.intake.QuarantinedItem.State;

/** Items that could not be read, for the people who look after them. They come in and leave through {@link Intake}. */
public final class Quarantine {
    private final QuarantineStore store;
    private final String jurisdiction;
    private final Clock clock;

    public Quarantine(Pool pool, String jurisdiction, Clock clock) {
        this.store = new QuarantineStore(pool);
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    /** Oldest first, after an id. */
    public Future<List<QuarantinedItem>> list(State state, long after, int limit) {
        return store.list(jurisdiction, state, after, limit);
    }

    /** The item, whatever became of it; empty when it never was in quarantine. */
    public Future<Optional<QuarantinedItem>> find(long id) {
        return store.find(jurisdiction, id);
    }

    /** There is nothing in it. False when it is not in quarantine. */
    public Future<Boolean> dismiss(long id, String by, String reason) {
        return store.dismiss(jurisdiction, id, new Decision(by, clock.instant(), reason));
    }

    /** Its content is with the reports now, under this key or under those of the items it held. */
    public Future<Void> readBy(long id, String by) {
        return store.readBy(jurisdiction, id, new Decision(by, clock.instant(), null));
    }

    /** Somebody had it read again and it could not be. */
    public Future<Void> triedInVain(long id) {
        return store.seenAgain(id, clock.instant());
    }

    /** How many wait for a person. */
    public Future<Long> open() {
        return store.open(jurisdiction);
    }
}
