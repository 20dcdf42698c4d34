package org.ventanilla.connector;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * A message that a channel with a {@link Poller} sends to itself, to know that the whole way still works. The runner makes
 * the token, sends, recognises what comes back in constant time and keeps it away from the hub; the connector only carries
 * the token there and finds it again.
 *
 * @param every the time between two of them
 * @param overdue after this long without one coming back the instance is DEGRADED
 * @param send hands a message over that carries this token (43 characters of {@code A-Za-z0-9_-}) and leads back to the
 *     own source; a failure counts as not come back
 * @param tokenOf the token of an item that looks like such a message, empty for any other. Pure and quick: asked of every item
 */
public record Canary(
        Duration every,
        Duration overdue,
        Function<String, Future<Void>> send,
        Function<RawItem, Optional<String>> tokenOf) {}
