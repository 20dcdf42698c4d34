package org.ventanilla.connector;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a source that calls us what we should have heard. The runner does so at start, every few minutes and on command,
 * and hands in every item under its usual key: what had arrived is a DUPLICATE, what had not is found this way.
 *
 * @param list the question
 * @param parse pure, and makes of an item exactly what the webhook's parse would have made: the same native ids
 */
public record Reconciler(Listing list, Function<RawItem, List<Inbound>> parse) {

    /** One page of what the source has. */
    @FunctionalInterface
    public interface Listing {
        Future<Page> page(Window window, @Nullable String pageToken);
    }

    /** From (inclusive) to (exclusive). */
    public record Window(Instant from, Instant to) {}

    /**
     * Some of the items, oldest first.
     *
     * @param next asks for the following page; null after the last
     * @param knownSince from when on the source still knows everything; null when it forgets nothing in this window
     */
    public record Page(List<RawItem> items, @Nullable String next, @Nullable Instant knownSince) {
        public Page {
            items = List.copyOf(items);
        }
    }
}
