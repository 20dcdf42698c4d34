package org.ventanilla.connector;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Health.State;

/** Where the runners of one instance write down how they are. Safe from any thread. */
final class StatusBoard {
    private final String instance;
    private final Clock clock;
    private State state = State.CONFIGURED;
    private Instant since;
    private @Nullable String detail;
    private @Nullable Instant lastContact;

    StatusBoard(String instance, Clock clock) {
        this.instance = instance;
        this.clock = clock;
        this.since = clock.instant();
    }

    synchronized void set(State next, @Nullable String why) {
        if (state == State.STOPPED && next != State.STARTING) {
            return; // a runner that only now notices that it has ended
        }
        if (state != next) {
            since = clock.instant();
        }
        state = next;
        detail = why;
    }

    synchronized void contact(Instant at) {
        lastContact = at;
    }

    synchronized Health health(int spooled) {
        return new Health(instance, state, since, detail, lastContact, spooled);
    }
}
