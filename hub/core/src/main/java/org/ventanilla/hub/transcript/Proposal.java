package org.ventanilla.hub.transcript;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A proposed report and how it stands.
 *
 * @param id of the report it would become, or became
 * @param version grows when more was heard
 * @param decidedBy account of who decided; absent while it is open and when it was sure enough to be filed by itself
 * @param reason why it was dismissed
 */
public record Proposal(
        long id,
        State state,
        int version,
        Instant madeAt,
        Instant updatedAt,
        Proposed proposed,
        @Nullable Long decidedBy,
        @Nullable String reason) {
    /** How it stands. The names are wire codes. */
    public enum State {
        /** Waits for a person. */
        OPEN,
        /** A person said that it is right, or made it so. */
        CONFIRMED,
        /** Was sure enough. */
        FILED,
        /** A person said that it is no report. */
        DISMISSED;

        /** As written in the database and in JSON. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State fromWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
