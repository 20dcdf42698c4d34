package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Spool.Entry;
import org.ventanilla.connector.Webhook.Request;

/**
 * Requests whose files are still being fetched, on disk. Their reports are acknowledged and will not come again, so a restart
 * takes the requests once more: the hub knows the reports by their keys, and what is missing is fetched.
 */
final class LateFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LateFiles.class);

    private final Vertx vertx;
    private final Backoff waits;
    private final Spool journal;
    private final Random random = new Random();
    private volatile boolean stopped;

    LateFiles(HostServices services, Spool journal) {
        this.vertx = services.vertx();
        this.waits = services.patience().spool();
        this.journal = journal;
    }

    /**
     * Notes the request on disk until its files are fetched too.
     *
     * @param delivery hands the reports over and answers the fetching of their files, which goes on
     * @return what the delivery answers, without waiting for the files
     */
    Future<Void> during(Request request, Supplier<Future<List<Future<Void>>>> delivery) {
        return noted(request).compose(entry -> delivery.get()
                .onFailure(unsafe -> forget(entry)) // kept elsewhere, or its source comes again
                .onSuccess(files -> Future.all(files)
                        .onComplete(
                                all -> forget(entry),
                                cause -> LOG.info("files wait for the next start cause={}", cause.getMessage())))
                .mapEmpty());
    }

    /** What an earlier run of this program did not come to the end of. */
    void resume(RequestIntake requests) {
        vertx.executeBlocking(journal::all)
                .onSuccess(left -> left.forEach(entry -> again(requests, entry, 1)))
                .onFailure(cause -> LOG.error("unfinished files not looked for", cause));
    }

    void stop() {
        stopped = true;
    }

    private void again(RequestIntake requests, Entry old, int failures) {
        if (stopped) {
            return;
        }
        Future.<Void>succeededFuture()
                .compose(go -> requests.take(SpooledRequest.read(old.item()))) // notes itself anew
                .onSuccess(taken -> forget(old))
                .onFailure(cause -> {
                    if (!(cause instanceof NoReceipt)) {
                        LOG.warn("files not resumed yet file={} cause={}", old.file(), cause.toString());
                    }
                    vertx.timer(waits.after(failures, random).toMillis(), TimeUnit.MILLISECONDS)
                            .onComplete(waited -> again(requests, old, failures + 1));
                });
    }

    /** Null when the disk refuses: the report matters more than being able to fetch its picture after a crash. */
    private Future<@Nullable Entry> noted(Request request) {
        return vertx.<@Nullable Entry>executeBlocking(() -> journal.append(SpooledRequest.write(request)))
                .recover(cause -> {
                    LOG.warn("a crash now would lose files that are being fetched cause={}", cause.getMessage());
                    return Future.succeededFuture(null);
                });
    }

    private void forget(@Nullable Entry entry) {
        if (entry == null) {
            return;
        }
        vertx.executeBlocking(() -> removed(entry))
                .onFailure(cause -> LOG.warn("fetched again after a restart file={}", entry.file(), cause));
    }

    private Entry removed(Entry entry) throws IOException {
        journal.remove(entry);
        return entry;
    }
}
