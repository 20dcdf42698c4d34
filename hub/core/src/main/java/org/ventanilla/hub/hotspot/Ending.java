package org.ventanilla.hub.hotspot;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import org.ventanilla.hub.events.NewEvent;

/** Closes what has ended, with its event. */
record Ending(Hotspots.Parts parts, Instant now) {
    /** The incidents of one that dissolved are free for another. */
    Future<Void> end(SqlClient tx, List<NewEvent> log, Hotspot h) {
        var why = Closing.of(h.incidents(), h.open(), h.lastAt(), parts.rules().of(h.group()), now);
        if (why.isEmpty()) {
            return Future.succeededFuture();
        }
        log.add(HotspotEvents.closed(h, why.get(), now));
        Future<Void> closed = parts.store().close(tx, h.id(), why.get(), now);
        return why.get() == Closing.DISSOLVED
                ? closed.compose(done -> parts.members().free(tx, h.id()))
                : closed;
    }
}
