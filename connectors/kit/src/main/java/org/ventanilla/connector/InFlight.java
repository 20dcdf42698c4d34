package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Counts what is being worked on, so that stopping can wait for it and let nothing more in. Safe from any thread. */
final class InFlight {
    private final Promise<Void> ended = Promise.promise();
    private int count;
    private boolean closed;

    /** False when nothing more is let in; otherwise {@link #leave} must follow. */
    synchronized boolean enter() {
        if (closed) {
            return false;
        }
        count++;
        return true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    void leave() {
        boolean last;
        synchronized (this) {
            count--;
            last = closed && count == 0;
        }
        if (last) {
            ended.tryComplete(null);
        }
    }

    /** Lets nothing more in; succeeds when all that was in has left. Bears repetition. */
    Future<Void> close() {
        boolean empty;
        synchronized (this) {
            closed = true;
            empty = count == 0;
        }
        if (empty) {
            ended.tryComplete(null);
        }
        return ended.future();
    }
}
