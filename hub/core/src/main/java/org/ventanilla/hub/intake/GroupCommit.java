package org.ventanilla.hub.intake;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Commits whatever is waiting together: as soon as one of a few lanes is free it takes all that has gathered meanwhile, up
 * to a limit. No timer: a lone item goes at once, a crowd shares one flush. Safe to call from any thread.
 *
 * @param <T> what goes in
 * @param <R> what comes out, one for each, in the order of the batch
 */
final class GroupCommit<T, R> {
    private record Waiting<T, R>(T item, Promise<R> answer) {}

    private final int lanes;
    private final int maxBatch;
    private final Function<List<T>, Future<List<R>>> commit;
    private final Queue<Waiting<T, R>> waiting = new ArrayDeque<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private int busy;

    GroupCommit(int lanes, int maxBatch, Function<List<T>, Future<List<R>>> commit) {
        this.lanes = lanes;
        this.maxBatch = maxBatch;
        this.commit = commit;
    }

    /** Completes after the transaction that holds the item has committed. */
    Future<R> add(T item) {
        Promise<R> answer = Promise.promise();
        synchronized (this) {
            waiting.add(new Waiting<>(item, answer));
        }
        afterThisTurn();
        return answer.future();
    }

    /**
     * An event loop hands over all requests that are readable before it runs anything else: looking once they are all in
     * makes one batch of them, where the first would otherwise take a lane alone.
     */
    private void afterThisTurn() {
        Context context = Vertx.currentContext();
        if (context == null) {
            next();
        } else if (looking.compareAndSet(false, true)) {
            context.runOnContext(turn -> {
                looking.set(false);
                next();
            });
        }
    }

    private void next() {
        List<Waiting<T, R>> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        commit.apply(batch.stream().map(Waiting::item).toList())
                .onComplete(
                        results -> {
                            free();
                            for (int i = 0; i < batch.size(); i++) {
                                batch.get(i).answer().complete(results.get(i));
                            }
                        },
                        cause -> {
                            free();
                            batch.forEach(w -> w.answer().fail(cause));
                        });
    }

    private void free() {
        synchronized (this) {
            busy--;
        }
        next();
    }

    private synchronized List<Waiting<T, R>> take() {
        List<Waiting<T, R>> batch = new ArrayList<>();
        if (busy == lanes || waiting.isEmpty()) {
            return batch;
        }
        busy++;
        while (batch.size() < maxBatch && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }
}
