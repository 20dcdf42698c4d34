package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Reconciler.Page;
import org.ventanilla.connector.Reconciler.Window;
import org.ventanilla.model.Receipt.Outcome;

/** One look back: all pages of a window, each item under its usual key, and what of the window nobody knows any more. */
final class Reconciliation {
    /** The alarm that something may be lost for good. */
    static final String GAP = "gap";

    /** The alarm that webhooks got lost; it ends with the next look that finds none. */
    static final String BACKFILLED = "backfilled";

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final Duration ONE_PAGE = Duration.ofMinutes(2);

    private final Clock clock;
    private final SourceState state;
    private final Desk desk;
    private final Reconciler.Listing listing;
    private final PolledItem items;
    private final Lookback lookback;

    Reconciliation(HostServices services, Desk desk, Reconciler.Listing listing, PolledItem items, Lookback lookback) {
        this.clock = services.clock();
        this.state = services.sourceState();
        this.desk = desk;
        this.listing = listing;
        this.items = items;
        this.lookback = lookback;
    }

    /**
     * What a look found.
     *
     * @param window null when there was nothing to ask about
     * @param items how many the source listed
     * @param backfilled how many of them had not reached us
     * @param gapUntil until when the window is unknown, null when all of it is known
     */
    record Found(@Nullable Window window, int items, int backfilled, @Nullable Instant gapUntil) {
        static final Found NOTHING = new Found(null, 0, 0, null);

        Found with(Outcome outcome) {
            return new Found(window, items + 1, backfilled + (outcome == Outcome.ACCEPTED ? 1 : 0), gapUntil);
        }

        Found unknownUntil(@Nullable Instant until) {
            boolean isLater = until != null && (gapUntil == null || until.isAfter(gapUntil));
            return isLater ? new Found(window, items, backfilled, until) : this;
        }

        JsonObject toJson() {
            return new JsonObject()
                    .put("from", window == null ? null : window.from().toString())
                    .put("to", window == null ? null : window.to().toString())
                    .put("items", items)
                    .put("backfilled", backfilled)
                    .put("gapUntil", gapUntil == null ? null : gapUntil.toString());
        }
    }

    /** What one look goes by. */
    private record Look(Window window, @Nullable Instant last, long token, BooleanSupplier isOurs) {}

    /**
     * Looks, and remembers how far when all of it is safe.
     *
     * @param wanted how far back somebody wants to look, null for as far as usual
     * @param isOurs asked before every item
     */
    Future<Found> look(@Nullable Instant wanted, long token, BooleanSupplier isOurs) {
        String name = desk.instance() + ReconcileRunner.SUFFIX;
        return state.cursor(name).compose(cursor -> {
            Instant last = cursor == null ? null : Instant.parse(cursor);
            Optional<Window> window = lookback.window(last, wanted, clock.instant());
            if (window.isEmpty()) {
                return Future.succeededFuture(Found.NOTHING);
            }
            var look = new Look(window.get(), last, token, isOurs);
            return page(look, null, new Found(window.get(), 0, 0, null))
                    .compose(found -> state.saveCursor(name, window.get().to().toString(), token)
                            .map(found))
                    .map(this::told);
        });
    }

    private Future<Found> page(Look look, @Nullable String pageToken, Found before) {
        return Future.<Void>succeededFuture()
                .compose(go -> listing.page(look.window(), pageToken))
                .timeout(ONE_PAGE.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(page -> desk.board().contact(clock.instant()))
                .compose(page -> all(look, page, before)
                        .compose(found ->
                                page.next() == null ? Future.succeededFuture(found) : page(look, page.next(), found)));
    }

    private Future<Found> all(Look look, Page page, Found before) {
        Instant gap = lookback.gapUntil(look.window(), look.last(), page.knownSince(), clock.instant());
        Future<Found> found = Future.succeededFuture(before.unknownUntil(gap));
        for (RawItem item : page.items()) {
            found = found.compose(sum -> look.isOurs().getAsBoolean()
                    ? items.take(item, null).map(ending -> counted(sum, ending))
                    : Future.failedFuture(new NoReceipt("another node reconciles")));
        }
        return found;
    }

    private Found counted(Found sum, Ending ending) {
        Outcome outcome = ending.receipts().isEmpty() ? Outcome.DUPLICATE : ending.outcome();
        if (outcome == Outcome.ACCEPTED) {
            desk.tally().backfilled();
        }
        return sum.with(outcome);
    }

    private Found told(Found found) {
        if (found.backfilled() == 0) {
            desk.board().clear(BACKFILLED);
        } else {
            desk.board().raise(BACKFILLED);
            LOG.warn("items had not reached us instance={} backfilled={}", desk.instance(), found.backfilled());
        }
        if (found.gapUntil() != null && found.window() != null) {
            desk.tally().gap();
            desk.board().raise(GAP);
            LOG.error(
                    "the source no longer knows what it had instance={} from={} until={}",
                    desk.instance(),
                    found.window().from(),
                    found.gapUntil());
        }
        return found;
    }
}
