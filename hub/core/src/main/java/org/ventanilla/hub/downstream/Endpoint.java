package org.ventanilla.hub.downstream;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.events.EventFilter;

/**
 * An address that is called with events.
 *
 * @param position everything up to here was delivered, is of no interest to it or was given up
 * @param failures in a row, none after a success
 * @param openUntil not called before: it failed too often
 * @param fence of the lease under which it was read
 */
public record Endpoint(
        long id,
        URI url,
        String description,
        EventFilter filter,
        State state,
        @Nullable String why,
        Secrets secrets,
        long position,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant openUntil,
        @Nullable String lastCode,
        @Nullable Instant lastSuccess,
        long fence) {

    /** Whether its breaker is open: it failed too often and is not called for a while. */
    public boolean isLeftAlone(Instant now) {
        return openUntil != null && now.isBefore(openUntil);
    }

    /** Whether it is called. */
    public enum State {
        ACTIVE,
        DISABLED
    }

    /**
     * What signs. Never printed.
     *
     * @param old the one before, which signs too until then
     */
    record Secrets(String current, @Nullable String old, @Nullable Instant oldUntil) {
        List<String> at(Instant now) {
            return old != null && oldUntil != null && now.isBefore(oldUntil) ? List.of(current, old) : List.of(current);
        }

        @Override
        public String toString() {
            return "Secrets[]";
        }
    }

    /** Somebody's wish for a new one. */
    public record Wanted(URI url, String description, EventFilter filter, long position, long by) {}
}
