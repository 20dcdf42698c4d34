package org.ventanilla.hub.downstream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one event beyond the cursor of an endpoint stands. */
record Mark(long position, State state, int attempts, @Nullable Instant nextAt, @Nullable String code) {
    enum State {
        DONE,
        WAITING,
        GIVEN_UP
    }

    boolean isOver() {
        return state != State.WAITING;
    }
}
