package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Assembly.RemoteFiles;
import org.ventanilla.connector.Inbound.DraftFile;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Receipt;

/** What all runners do with one item: raw bytes first, then its files, then the submission, then late files. */
final class ItemFlow {
    private static final Logger LOG = LoggerFactory.getLogger(ItemFlow.class);
    private static final int LATE_TRIES = 350;

    private final Vertx vertx;
    private final Clock clock;
    private final Blobs blobs;
    private final HubLink hub;
    private final Submissions submissions;
    private final @Nullable RemoteFiles remote;
    private final Patience patience;
    private final Random random = new Random();

    ItemFlow(HostServices services, HubLink hub, Submissions submissions, @Nullable RemoteFiles remote) {
        this.vertx = services.vertx();
        this.clock = services.clock();
        this.blobs = services.blobs();
        this.patience = services.patience();
        this.hub = hub;
        this.submissions = submissions;
        this.remote = remote;
    }

    /** Keeps the untouched original; a failure is our bad day. */
    Future<String> keepRaw(Buffer raw, String contentType) {
        return kept(raw, contentType, null)
                .compose(kept -> kept.ref() == null
                        ? Future.failedFuture(new NoReceipt("the original was not kept"))
                        : Future.succeededFuture(kept.ref()));
    }

    /** Hands one piece of news to the hub; the receipt is null for news that is not a report. */
    Future<@Nullable Receipt> deliver(Inbound item, @Nullable String rawRef, @Nullable Long leaseToken) {
        return item instanceof Inbound.Draft draft
                ? submit(draft, rawRef, leaseToken).map(receipt -> receipt)
                : hub.tell(item).map((Receipt) null);
    }

    Future<Receipt> quarantine(String nativeId, String rawRef, String reason) {
        return hub.accept(submissions.quarantined(nativeId, rawRef, reason, clock.instant()));
    }

    private Future<Receipt> submit(Inbound.Draft draft, @Nullable String rawRef, @Nullable Long leaseToken) {
        return files(draft)
                .compose(files -> hub.accept(submissions.of(draft, files, rawRef, leaseToken, clock.instant())));
    }

    private Future<List<Attachment>> files(Inbound.Draft draft) {
        Future<List<Attachment>> all = Future.succeededFuture(new ArrayList<>());
        for (DraftFile file : draft.files()) {
            all = all.compose(list -> stored(file).map(attachment -> {
                list.add(attachment);
                return list;
            }));
        }
        return all;
    }

    private Future<Attachment> stored(DraftFile file) {
        if (file instanceof DraftFile.Bytes bytes) {
            return kept(bytes.bytes(), bytes.declaredType(), bytes.name());
        }
        return Future.succeededFuture(
                new Attachment(null, null, 0, file.declaredType(), null, null, Attachment.State.PENDING, null));
    }

    /** A media room that cannot keep bytes now (its disk is full) is the hub's trouble, not the source's. */
    private Future<Attachment> kept(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        return blobs.put(bytes, declaredType, name)
                .recover(cause -> Future.failedFuture(new NoReceipt("no file was kept: " + cause.getMessage())));
    }

    static boolean hasLateFiles(Inbound item) {
        return item instanceof Inbound.Draft draft
                && draft.files().stream().anyMatch(DraftFile.Remote.class::isInstance);
    }

    /**
     * Report first, media later: each late file is a follow-up of its own, keyed by the report and its index. To be called
     * when the report is safe; succeeds when its files are.
     */
    Future<Void> fetchLate(Inbound item) {
        var all = new ArrayList<Future<Void>>();
        if (item instanceof Inbound.Draft draft) {
            for (int i = 0; i < draft.files().size(); i++) {
                if (draft.files().get(i) instanceof DraftFile.Remote file) {
                    all.add(late(draft, i, file));
                }
            }
        }
        return Future.join(all).mapEmpty();
    }

    private Future<Void> late(Inbound.Draft draft, int index, DraftFile.Remote file) {
        String parent = submissions.key(draft.nativeId());
        return fetched(file, patience.files().iterator())
                .compose(bytes -> untilSafe(1, () -> blobs.put(bytes, file.declaredType(), null)))
                .recover(cause -> {
                    LOG.warn("file given up parentKey={} index={} cause={}", parent, index, cause.getMessage());
                    return Future.succeededFuture(unavailable(file));
                })
                .map(attachment -> submissions.lateFile(parent, index, attachment, clock.instant()))
                .compose(followUp -> untilSafe(1, () -> hub.accept(followUp)))
                .onFailure(cause -> LOG.error("late file not handed over parentKey={} index={}", parent, index, cause))
                .mapEmpty();
    }

    private static Attachment unavailable(DraftFile.Remote file) {
        return new Attachment(
                null, null, 0, file.declaredType(), null, null, Attachment.State.UNAVAILABLE, "not-fetched");
    }

    /** The report is acknowledged and will not come again, so nobody but us can try: for about three quarters of an hour. */
    private <T> Future<T> untilSafe(int attempt, Supplier<Future<T>> step) {
        return step.get()
                .recover(cause -> cause instanceof Refused || attempt == LATE_TRIES || hub.isClosed()
                        ? Future.failedFuture(cause)
                        : vertx.timer(patience.spool().after(attempt, random).toMillis(), TimeUnit.MILLISECONDS)
                                .compose(waited -> untilSafe(attempt + 1, step)));
    }

    private Future<Buffer> fetched(DraftFile.Remote file, Iterator<Duration> waits) {
        if (remote == null) {
            return Future.failedFuture(new Refused("this connector fetches no files"));
        }
        return Future.<Void>succeededFuture()
                .compose(go -> remote.fetch(file.address())) // a throw counts as a failure too
                .recover(cause -> cause instanceof Refused || !waits.hasNext()
                        ? Future.failedFuture(cause)
                        : vertx.timer(waits.next().toMillis(), TimeUnit.MILLISECONDS)
                                .compose(waited -> fetched(file, waits)));
    }
}
