package org.ventanilla.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Health.State;

/**
 * Where the runners of one instance write down how they are. The state is where the instance stands in its life; an alarm is
 * something that is wrong beside it and degrades an instance that otherwise runs. Safe from any thread.
 */
final class StatusBoard {
    private final String instance;
    private final Clock clock;
    private final Set<String> alarms = new LinkedHashSet<>();
    private State state = State.CONFIGURED;
    private State shown = State.CONFIGURED;
    private Instant since;
    private @Nullable String detail;
    private @Nullable Instant lastContact;

    StatusBoard(String instance, Clock clock) {
        this.instance = instance;
        this.clock = clock;
        this.since = clock.instant();
    }

    synchronized void set(State next, @Nullable String why) {
        boolean ending = state == State.STOPPED || state == State.DRAINING;
        if (ending && next != State.STARTING && next != State.STOPPED) {
            return; // a runner that only now notices that it has ended
        }
        state = next;
        detail = why;
        settle();
    }

    /** A successful check counts only before the start. */
    synchronized void checked() {
        if (state == State.CONFIGURED) {
            set(State.CHECKED, null);
        }
    }

    /** All runners are at work, unless one has said meanwhile that it waits. */
    synchronized void started() {
        if (state == State.STARTING) {
            set(State.RUNNING, null);
        }
    }

    /** Something is wrong that does not end by itself with the next good look. */
    synchronized void raise(String alarm) {
        if (alarms.add(alarm)) {
            settle();
        }
    }

    synchronized void clear(String alarm) {
        if (alarms.remove(alarm)) {
            settle();
        }
    }

    synchronized void contact(Instant at) {
        lastContact = at;
    }

    private void settle() {
        State now = state == State.RUNNING && !alarms.isEmpty() ? State.DEGRADED : state;
        if (now != shown) {
            since = clock.instant();
        }
        shown = now;
    }

    synchronized Health health(int spooled, boolean live) {
        String why =
                detail != null || alarms.isEmpty() ? detail : alarms.iterator().next();
        Duration lag = lastContact == null ? null : Duration.between(lastContact, clock.instant());
        return new Health(instance, shown, since, why, lastContact, spooled, live, lag, alarms);
    }
}
