package org.ventanilla.connector;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A channel we have to ask, over a client that does not block. Only the node that holds the instance's lease asks. The
 * cursor is the only acknowledgement: it moves over the contiguous prefix of items that have a receipt.
 *
 * @param fetch the question
 * @param parse pure; a throw means quarantine with the raw bytes
 * @param pollEvery the time between two looks that found nothing; zero for a source that itself waits (long poll)
 */
public record Fetcher(Fetch fetch, Function<RawItem, List<Inbound>> parse, Duration pollEvery) {

    /** One look at the source. */
    @FunctionalInterface
    public interface Fetch {
        /**
         * The next items after the cursor, oldest first, at most {@code max}; empty when there is nothing new. The cursor is
         * null at the very first look. Fails with a {@link SourceProblem} where the reason is known.
         */
        Future<List<RawItem>> after(@Nullable String cursor, int max);
    }
}
