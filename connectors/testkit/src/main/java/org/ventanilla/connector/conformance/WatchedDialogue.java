package org.ventanilla.connector.conformance;

import io.vertx.core.buffer.Buffer;
import org.ventanilla.connector.Dialogue;

/** A conversation with somebody who looks at how long each of its turns takes: they are taken on the event loop. */
record WatchedDialogue(Watch watch, Dialogue inside) implements Dialogue {
    @Override
    public Turn greeting() {
        return watch.timed("greeting", inside::greeting);
    }

    @Override
    public Turn heard(Buffer bytes) {
        return watch.timed("heard", () -> inside.heard(bytes));
    }

    @Override
    public Turn settled(Fate fate) {
        return watch.timed("settled", () -> inside.settled(fate));
    }

    @Override
    public Buffer farewell(Reason reason) {
        return watch.timed("farewell", () -> inside.farewell(reason));
    }

    @Override
    public long held() {
        return inside.held();
    }
}
