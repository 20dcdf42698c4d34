package org.ventanilla.hub.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a message that could not be sent is tried again, and when it is given up (CONTRACT §3.5). Pure. */
record Retries(List<Duration> delays) {

    /** 1, 5, 15, 60 minutes, 6 hours. */
    static final Retries STANDARD = new Retries(List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6)));

    /**
     * Time of the next attempt after {@code attempt} failed ones, never earlier than the channel asked for; empty when a
     * person has to look.
     */
    Optional<Instant> next(int attempt, Instant now, @Nullable Long askedSeconds) {
        if (attempt > delays.size()) {
            return Optional.empty();
        }
        Duration own = delays.get(Math.max(0, attempt - 1));
        Duration asked = askedSeconds == null ? Duration.ZERO : Duration.ofSeconds(askedSeconds);
        return Optional.of(now.plus(own.compareTo(asked) >= 0 ? own : asked));
    }
}
