package org.ventanilla.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a connector instance is.
 *
 * @param since when it came into this state
 * @param detail stable code of what is wrong, if anything; never personal data
 * @param lastContact last successful contact with the source, for sources that we ask
 * @param spooled items that wait on disk for the hub
 */
public record Health(
        String instance,
        State state,
        Instant since,
        @Nullable String detail,
        @Nullable Instant lastContact,
        int spooled) {

    /** The life cycle (CONTRACT §3.2). */
    public enum State {
        CONFIGURED,
        STARTING,
        RUNNING,
        /** Works, but not fully: the source or the hub is away; tries by itself. */
        DEGRADED,
        /** Another node holds the lease of this singleton. */
        STANDBY,
        /** Will not work until a person changes something. */
        FAILED,
        STOPPED
    }

    /** Whether items can be taken, now or by another node. */
    public boolean isReady() {
        return state == State.RUNNING || state == State.STANDBY || state == State.DEGRADED;
    }
}
