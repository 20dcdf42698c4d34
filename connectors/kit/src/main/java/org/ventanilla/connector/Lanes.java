package org.ventanilla.connector;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import org.ventanilla.connector.PolledItem.Pending;

/** Hands over what one look brought, side by side: what one reporter says stays in order and waits for nobody else. */
final class Lanes {
    private final PolledItem flow;
    private final Reading reading;
    private final long token;
    private final Map<String, Future<Ending>> last = new HashMap<>();
    private int given;

    Lanes(PolledItem flow, Reading reading, long token) {
        this.flow = flow;
        this.reading = reading;
        this.token = token;
    }

    /** To be called in the items' order. Fails, too, when what the same reporter said before is not through. */
    synchronized Future<Ending> handOver(Pending pending) {
        String lane = lane(pending);
        Future<Ending> before = last.get(lane);
        Future<Ending> mine = before == null
                ? begun(pending)
                : before.onFailure(cause -> pending.giveBack()).compose(safe -> begun(pending));
        last.put(lane, mine);
        return mine;
    }

    private Future<Ending> begun(Pending pending) {
        if (!reading.isOurs(token)) {
            pending.giveBack();
            return Future.failedFuture(new NoReceipt("the lease was lost"));
        }
        return flow.handOver(pending, token);
    }

    private String lane(Pending pending) {
        given++;
        for (Inbound one : pending.read().parsed().items()) {
            if (one instanceof Inbound.Draft draft
                    && draft.reporter() != null
                    && draft.reporter().address() != null) {
                return draft.reporter().address();
            }
        }
        return "item " + given;
    }
}
