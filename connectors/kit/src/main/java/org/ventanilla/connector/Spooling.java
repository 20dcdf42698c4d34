package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Native.Via;
import org.ventanilla.connector.Spool.Entry;
import org.ventanilla.connector.Webhook.Request;
import org.ventanilla.model.Receipt;

/** The spool off the event loop, and the one who empties it: oldest first, again and again until the hub has it. */
final class Spooling implements Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Spooling.class);

    private final Vertx vertx;
    private final Spool spool;
    private final WorkerExecutor worker;
    private final RequestIntake intake;
    private final Tally tally;
    private final Random random = new Random();
    private final Backoff waits;
    private final AtomicBoolean refusing = new AtomicBoolean();
    private boolean draining;
    private final InFlight rounds = new InFlight();
    private @Nullable Long timer;

    Spooling(HostServices services, Desk desk, Spool spool, RequestIntake intake) {
        this.vertx = services.vertx();
        this.waits = services.patience().spool();
        this.spool = spool;
        this.intake = intake;
        this.tally = desk.tally();
        tally.found(spool.size());
        this.worker = services.vertx().createSharedWorkerExecutor("spool-" + desk.instance(), 1);
    }

    /** Safe on disk when it succeeds; otherwise the item goes back to its source. */
    Future<Void> append(Request request, Tally.Ticket ticket) {
        return onDisk(() -> {
                    spool.append(SpooledRequest.write(request));
                    ticket.spooled(); // on the disk's own thread, so before anybody can take the item out again
                })
                .onSuccess(kept -> drain())
                .onFailure(cause -> {
                    ticket.givenBack();
                    refused(cause);
                });
    }

    /** Said once for each time that it happens; after that it looks by itself whether there is room again. */
    private void refused(Throwable cause) {
        if (refusing.compareAndSet(false, true)) {
            LOG.error(
                    "nothing can be kept in {} ({}): free space there or correct its owner; until then the source is "
                            + "told to come again",
                    spool.folder(),
                    cause.getMessage());
            lookAgain(1);
        }
    }

    private void lookAgain(int failures) {
        if (rounds.isClosed()) {
            return;
        }
        vertx.timer(waits.after(failures, random).toMillis(), TimeUnit.MILLISECONDS)
                .compose(waited -> onDisk(spool::probe))
                .onSuccess(room -> {
                    refusing.set(false);
                    LOG.info("items can be kept again in {}", spool.folder());
                })
                .onFailure(still -> lookAgain(failures + 1));
    }

    @Override
    public Future<Void> start() {
        drain();
        return Future.succeededFuture();
    }

    int size() {
        return spool.size();
    }

    /** Whether the next item would be kept, with some room to spare. */
    boolean hasRoom() {
        return !refusing.get() && !spool.isNearlyFull();
    }

    /** Starts emptying, unless that is going on already. */
    void drain() {
        synchronized (this) {
            if (draining) {
                return;
            }
            draining = true;
        }
        round(0);
    }

    /** Succeeds when the item that is being handed over is through, or known not to be. */
    @Override
    public Future<Void> stop() {
        Future<Void> last = rounds.close();
        synchronized (this) {
            if (timer != null) {
                vertx.cancelTimer(timer);
            }
        }
        return last.eventually(worker::close);
    }

    private void round(int failures) {
        if (!rounds.enter()) {
            return;
        }
        Future.<Void>succeededFuture()
                .compose(go -> worker.executeBlocking(spool::oldest)) // throws when all of Vert.x is closing
                .compose(oldest -> oldest.isEmpty()
                        ? Future.succeededFuture(false)
                        : handOver(oldest.get()).map(true))
                .onComplete(done -> rounds.leave())
                .onComplete(more -> next(more), cause -> later(failures + 1, cause));
    }

    private Future<Void> handOver(Entry entry) {
        var ticket = tally.takeFromSpool();
        return taken(entry)
                .compose(ending -> onDisk(() -> spool.remove(entry)).map(ending.outcome()))
                .recover(cause -> {
                    if (!(cause instanceof Refused)) {
                        return Future.failedFuture(cause);
                    }
                    LOG.error(
                            "the hub will never take this, set aside file={} cause={}", entry.file(), Blame.of(cause));
                    return onDisk(() -> spool.setAside(entry)).map(Receipt.Outcome.QUARANTINED);
                })
                .onComplete(ticket::ended, cause -> ticket.spooled())
                .mapEmpty();
    }

    private Future<Ending> taken(Entry entry) {
        Request request;
        try {
            request = SpooledRequest.read(entry.item());
        } catch (RuntimeException e) {
            return Future.failedFuture(
                    new Refused("the file is not a request: " + e.getClass().getSimpleName()));
        }
        return intake.take(request, Via.SPOOL);
    }

    private Future<Void> onDisk(DiskWork work) {
        return worker.executeBlocking(() -> {
            work.run();
            return null;
        });
    }

    /** Something that blocks. */
    @FunctionalInterface
    private interface DiskWork {
        void run() throws IOException;
    }

    private void next(boolean more) {
        synchronized (this) {
            // The size is asked too: one may have come in between the last look and now.
            draining = more || spool.size() > 0;
            if (!draining) {
                return;
            }
        }
        round(0);
    }

    private synchronized void later(int failures, Throwable cause) {
        if (rounds.isClosed()) {
            return;
        }
        if (!(cause instanceof NoReceipt)) {
            LOG.error("spooled item not handed over cause={}", Blame.of(cause));
        }
        timer = vertx.setTimer(waits.after(failures, random).toMillis(), fired -> round(failures));
    }
}
