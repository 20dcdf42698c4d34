package org.ventanilla.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a connector instance is.
 *
 * @param since when it came into this state
 * @param detail stable code of what is wrong, if anything; never personal data
 * @param lastContact last successful contact with the source, for sources that we ask
 * @param spooled items that wait on disk for the hub
 * @param live whether the event loop answers in time
 * @param lag age of the last contact, for sources that we ask
 * @param alarms stable codes of what is wrong beside the state, also of a state that says enough by itself
 */
public record Health(
        String instance,
        State state,
        Instant since,
        @Nullable String detail,
        @Nullable Instant lastContact,
        int spooled,
        boolean live,
        @Nullable Duration lag,
        Set<String> alarms) {

    public Health {
        alarms = Set.copyOf(alarms);
    }

    /** The life cycle (CONTRACT §3.2). */
    public enum State {
        CONFIGURED,
        /** The configuration was tried and can work. */
        CHECKED,
        STARTING,
        RUNNING,
        /** Works, but not fully: the source or the hub is away; tries by itself. */
        DEGRADED,
        /** Another node holds the lease of this singleton. */
        STANDBY,
        /** Takes nothing more in; what is in flight ends. */
        DRAINING,
        /** Will not work until a person changes something. */
        FAILED,
        STOPPED
    }

    /** Whether items can be taken, now or by another node. */
    public boolean isReady() {
        return state == State.RUNNING || state == State.STANDBY || state == State.DEGRADED;
    }
}
