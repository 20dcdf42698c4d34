package org.ventanilla.hub.intake;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An item that a connector could not read; its bytes are kept.
 *
 * @param id also the id of the report it becomes once it can be read
 * @param rawRef media reference of the untouched original
 * @param reason stable code of why it could not be read; absent once it was read
 * @param detail what the connector added: a digest of the stack, without personal data
 * @param attempts how often reading it was tried and told to the hub
 * @param decidedBy who dismissed it, or had it read again
 * @param decision why it was dismissed
 */
public record QuarantinedItem(
        long id,
        String instance,
        String key,
        String channel,
        String rawRef,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String connectorVersion,
        State state,
        int attempts,
        Instant firstAt,
        Instant lastAt,
        @Nullable String decidedBy,
        @Nullable String decision) {

    /** What became of it. */
    public enum State {
        /** Waits for a person. */
        NEW,
        /** Was read after all. */
        REPROCESSED,
        /** A person looked and there was nothing in it. */
        DISMISSED;

        /** As written in the database and in addresses. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State fromWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public String toString() {
        return "QuarantinedItem[" + id + "]";
    }
}
