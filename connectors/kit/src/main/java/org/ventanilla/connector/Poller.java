package org.ventanilla.connector;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Receipt;

/**
 * A channel we have to ask, over a blocking client; see {@link Fetcher} for one that does not block. The runner gives it a thread of its own and only while this node holds
 * the instance's lease; it stores raw bytes before {@code parse}, submits, and only on a receipt calls
 * {@link Source#acknowledge} and moves the cursor over the contiguous completed prefix.
 *
 * @param open connects; a failure means try later with backoff
 * @param parse pure; a throw means quarantine with the raw bytes
 * @param pollEvery the longest time between two looks even when the source never signals
 */
public record Poller(Supplier<Source> open, Function<RawItem, List<Inbound>> parse, Duration pollEvery) {

    /**
     * A connected source. Used by one thread at a time, but for {@link #close}, which may come from another thread to break off
     * what is waiting, and comes again after that; every method may block and may throw, a {@link SourceProblem} where the reason is known.
     */
    public interface Source extends AutoCloseable {
        /**
         * The next items after the cursor, oldest first, at most {@code max}; empty when there is nothing new. The cursor is
         * null at the very first look. Must not mark anything as read.
         */
        List<RawItem> fetch(@Nullable String cursor, int max) throws Exception;

        /** The item is safe: move it out of the way. Called at least once; must bear repetition. */
        void acknowledge(RawItem item, Receipt.Outcome outcome) throws Exception;

        /**
         * Instead of {@link #acknowledge} for an item in which no person says anything, our own canaries among them: move it
         * out of the way, apart from the others. Must bear repetition.
         */
        default void setAside(RawItem item) throws Exception {
            acknowledge(item, Receipt.Outcome.ACCEPTED);
        }

        /** {@link #acknowledge} for neighbours that ended alike; overridden where one request can move them all. */
        default void acknowledgeAll(List<RawItem> items, Receipt.Outcome outcome) throws Exception {
            for (RawItem item : items) {
                acknowledge(item, outcome);
            }
        }

        /** {@link #setAside} for neighbours; overridden where one request can move them all. */
        default void setAsideAll(List<RawItem> items) throws Exception {
            for (RawItem item : items) {
                setAside(item);
            }
        }

        /** Waits for news (IDLE), at most this long; returns early when there is some. */
        void awaitNews(Duration atMost) throws Exception;

        @Override
        void close() throws IOException;
    }
}
