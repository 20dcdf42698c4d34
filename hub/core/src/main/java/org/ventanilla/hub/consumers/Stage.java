package org.ventanilla.hub.consumers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an incident stands at the stage of a system whose word is required. Pure.
 *
 * @param weak whether nobody said it: its filter leaves the incident out, which counts as having taken it
 * @param reason what it said when it refused; for staff
 */
public record Stage(
        String stage, String consumer, State state, boolean weak, @Nullable Instant at, @Nullable String reason) {
    /** What its word is. */
    public enum State {
        PENDING,
        ACCEPTED,
        REFUSED
    }

    /** What it said, if it did. */
    public record Answer(boolean accepted, Instant at, @Nullable String reason) {}

    /** What it said counts, also when its filter has changed since. */
    static Stage of(String stage, Consumer consumer, boolean isTaken, @Nullable Answer said) {
        if (said != null) {
            State state = said.accepted() ? State.ACCEPTED : State.REFUSED;
            return new Stage(stage, consumer.name(), state, false, said.at(), said.reason());
        }
        return isTaken
                ? new Stage(stage, consumer.name(), State.PENDING, false, null, null)
                : new Stage(stage, consumer.name(), State.ACCEPTED, true, null, null);
    }
}
