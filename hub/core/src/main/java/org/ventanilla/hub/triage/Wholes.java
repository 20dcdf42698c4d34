package org.ventanilla.hub.triage;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.hub.intake.Parts;
import org.ventanilla.hub.intake.Received;

/** Puts together what came in pieces, before it is read, and says how the pieces ended. */
final class Wholes {
    private final Parts parts;

    Wholes(Parts parts) {
        this.parts = parts;
    }

    /**
     * What is to be read.
     *
     * @param reports each whole; no piece of one stands beside it
     * @param pieces ids of the pieces by the id of their whole
     */
    record Batch(List<Received> reports, Map<Long, List<Long>> pieces) {}

    Future<Batch> of(SqlClient lane, List<Received> waiting) {
        Map<Long, List<Long>> pieces = new HashMap<>();
        Future<List<Received>> all = Future.succeededFuture(new ArrayList<>());
        for (Received received : waiting) {
            all = all.compose(list -> whole(lane, received, pieces).map(whole -> {
                list.add(whole);
                return list;
            }));
        }
        return all.map(list -> {
            Set<Long> used = new HashSet<>();
            pieces.values().forEach(used::addAll);
            return new Batch(list.stream().filter(r -> !used.contains(r.id())).toList(), pieces);
        });
    }

    private Future<Received> whole(SqlClient lane, Received r, Map<Long, List<Long>> pieces) {
        if (!Composition.isUnfinished(r.submission())) {
            return Future.succeededFuture(r);
        }
        return parts.of(lane, r).map(found -> {
            pieces.put(r.id(), found.stream().map(Received::id).toList());
            var composed = Composition.of(
                    r.submission(), found.stream().map(Received::submission).toList());
            return new Received(r.id(), r.channel(), r.state(), r.reason(), r.receivedAt(), composed);
        });
    }

    /** In the transaction that files it: its words are kept as put together, and its pieces have ended. */
    Future<List<Received.Ended>> filed(SqlClient tx, Batch batch, Received whole) {
        List<Long> ids = batch.pieces().get(whole.id());
        if (ids == null) {
            return Future.succeededFuture(List.of());
        }
        return parts.write(tx, whole)
                .map(ids.stream()
                        .map(id -> new Received.Ended(id, Received.State.PART, null))
                        .toList());
    }
}
