package org.ventanilla.hub.boot;

import io.vertx.core.Vertx;
import org.ventanilla.hub.store.Database;
import org.ventanilla.hub.triage.Lane;

/** What the one writer of a city does in a round, whichever program it lives in. */
final class LaneWork {
    private LaneWork() {}

    /** @param on the event loop it works on */
    static Lane lane(Rooms rooms, Database database, Vertx on) {
        Lane.Work work = connection -> rooms.triage()
                .round(connection)
                .compose(looked -> rooms.notices().owe(connection).compose(read -> {
                    if (read > 0) {
                        Rooms.ring(on, Rooms.OWED);
                    }
                    // What citizens wait for comes first.
                    return rooms.maps()
                            .hotspots()
                            .follow(connection)
                            .map(seen -> rooms.triage().mayHaveMore(looked) || read > 0 || seen > 0);
                }));
        return new Lane(on, database.laneOptions(), rooms.city().id(), work, Lane.Times.STANDARD);
    }
}
