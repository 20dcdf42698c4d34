package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a channel that we have to ask over a client that does not block, while this node holds the lease: look, hand over all
 * that came, move the cursor over what is safe, look again. No receipt stops everything until the hub is back.
 */
final class FetchRunner implements Runner {
    private static final int BATCH = 50;

    private final Fetcher fetcher;
    private final Vertx vertx;
    private final Pace pace;
    private final PolledItem items;
    private final Trail trail;
    private final Reading reading;
    private final InFlight inFlight = new InFlight();
    private boolean underway;
    private @Nullable Promise<List<RawItem>> look;
    private long timer = -1;

    FetchRunner(HostServices services, Fetcher fetcher, PolledItem items, Desk desk) {
        this.fetcher = fetcher;
        this.vertx = services.vertx();
        this.pace = services.patience().pace();
        this.items = items;
        this.trail = desk.trail();
        this.reading = new Reading(
                services,
                desk.instance(),
                desk.board(),
                desk.tally(),
                new Reading.Told(this::leaseChanged, this::breakOff));
    }

    @Override
    public Future<Void> start() {
        reading.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        reading.end();
        breakOff();
        synchronized (this) {
            vertx.cancelTimer(timer);
        }
        return inFlight.close().eventually(reading::giveLeaseBack);
    }

    private void leaseChanged() {
        if (reading.token() == null) {
            reading.standBy();
            breakOff();
        } else {
            begin();
        }
    }

    /** Ends a look that is under way; what it brought already is finished. */
    private void breakOff() {
        Promise<List<RawItem>> waiting;
        synchronized (this) {
            waiting = look;
        }
        if (waiting != null) {
            waiting.tryFail(SourceProblem.of(SourceProblem.Kind.AWAY, "broken off"));
        }
    }

    private void begin() {
        Long token = reading.token();
        synchronized (this) {
            if (underway || token == null) {
                return;
            }
            underway = true;
        }
        reading.sign();
        reading.cursor().onComplete(cursor -> round(cursor, token), cause -> failed(cause));
    }

    private void round(@Nullable String cursor, long token) {
        if (!reading.isOurs(token) || !inFlight.enter()) {
            over();
            return;
        }
        look(cursor)
                .compose(found -> new FetchedBatch(found, items, reading, trail, token)
                        .run()
                        .map(found))
                .onComplete(done -> inFlight.leave())
                .onComplete(found -> wentWell(cursor, found, token), cause -> failed(cause));
    }

    private Future<List<RawItem>> look(@Nullable String cursor) {
        Promise<List<RawItem>> found = Promise.promise();
        synchronized (this) {
            look = found;
        }
        reading.sign();
        // Inside a future, so that a source that throws has failed like any other.
        Future.<Void>succeededFuture()
                .compose(go -> fetcher.fetch().after(cursor, BATCH))
                .map(all -> List.copyOf(all))
                .onComplete(found::tryComplete, found::tryFail);
        return found.future().onSuccess(all -> reading.contact());
    }

    private void wentWell(@Nullable String cursor, List<RawItem> found, long token) {
        reading.wentWell();
        boolean isEmpty = found.isEmpty();
        String next = isEmpty ? cursor : found.get(found.size() - 1).position();
        // A timer even for no wait at all: it keeps the stack flat and lets others have their turn.
        later(isEmpty ? pace.longestWait(fetcher.pollEvery()) : Duration.ZERO, () -> round(next, token));
    }

    private void failed(Throwable cause) {
        Optional<Duration> rest = reading.failed(cause);
        // Empty: never again until somebody changes the configuration, so this round is never over.
        rest.ifPresent(time -> later(time, this::over));
    }

    /** The lease may have come back while this round did not know yet that it was lost. */
    private void over() {
        synchronized (this) {
            underway = false;
        }
        begin();
    }

    private synchronized void later(Duration time, Runnable next) {
        if (!reading.isEnded()) {
            timer = vertx.setTimer(Math.max(1, time.toMillis()), fired -> next.run());
        }
    }
}
