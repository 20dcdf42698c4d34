package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.connector.PolledItem.Pending;

/**
 * The items of one look, handed over side by side: what one reporter says stays in order, a slow item keeps nobody else
 * waiting, and the cursor follows over the contiguous prefix of those that are safe. Used once.
 */
final class FetchedBatch {
    private final List<RawItem> items;
    private final PolledItem flow;
    private final Reading reading;
    private final Trail trail;
    private final long token;
    private final Prefix prefix = new Prefix();
    private final Lanes lanes;
    private final Map<Integer, List<String>> keys = new HashMap<>();
    private Future<Void> saving = Future.succeededFuture();
    private int saved;

    FetchedBatch(List<RawItem> items, PolledItem flow, Reading reading, Trail trail, long token) {
        this.items = List.copyOf(items);
        this.flow = flow;
        this.reading = reading;
        this.trail = trail;
        this.token = token;
        this.lanes = new Lanes(flow, reading, token);
    }

    /** Ends when nothing of the batch is in flight any more; fails when the cursor could not pass all of it. */
    Future<Void> run() {
        var ends = new ArrayList<Promise<Void>>();
        Future<Void> order = Future.succeededFuture();
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            Promise<Void> end = Promise.promise();
            ends.add(end);
            Future<Pending> read = flow.read(items.get(i));
            // Lanes are told apart by who wrote, which only the parse says: so they are given out in the items' order.
            order = order.compose(before -> read).map(pending -> {
                lanes.handOver(pending)
                        .compose(ending -> safe(index, ending))
                        .onComplete(end::tryComplete, end::tryFail);
                return null;
            });
            end.future().onFailure(cause -> read.onSuccess(Pending::giveBack));
        }
        order.onFailure(cause -> ends.forEach(end -> end.tryFail(cause)));
        return Future.join(ends.stream().map(Promise::future).toList())
                .<Void>mapEmpty()
                .eventually(this::lastSave);
    }

    private synchronized Future<Void> lastSave() {
        return saving;
    }

    private synchronized Future<Void> safe(int index, Ending ending) {
        reading.sign();
        keys.put(index, ending.keys());
        int done = prefix.add(index);
        if (done > saved) {
            int from = saved;
            saved = done;
            saving = saving.compose(
                            before -> reading.saveCursor(items.get(done - 1).position(), token))
                    .onSuccess(stored -> acknowledged(from, done));
        }
        return saving;
    }

    private synchronized void acknowledged(int from, int to) {
        for (int i = from; i < to; i++) {
            keys.getOrDefault(i, List.of()).forEach(key -> trail.note(key, "acknowledged", null));
        }
    }
}
