package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.connector.Assembly.RemoteFiles;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Receipt;

/** Fetches one file that was not there with its report, or gives it up, and hands it in as a follow-up of that report. */
final class LateFetch {
    private static final Logger LOG = LoggerFactory.getLogger(LateFetch.class);
    private static final int TRIES = 350;

    private final Vertx vertx;
    private final Path folder;
    private final Clock clock;
    private final Blobs blobs;
    private final HubLink hub;
    private final Submissions submissions;
    private final @Nullable RemoteFiles remote;
    private final Trail trail;
    private final Patience patience;
    private final Random random = new Random();

    /** @param instance whose folder holds what is under way */
    LateFetch(HostServices services, String instance, Way way, @Nullable RemoteFiles remote) {
        this.folder = LateFiles.folder(services, instance);
        this.vertx = services.vertx();
        this.clock = services.clock();
        this.blobs = services.blobs();
        this.patience = services.patience();
        this.hub = way.hub();
        this.submissions = way.submissions();
        this.remote = remote;
        this.trail = way.trail();
    }

    /** Report first, media later: a follow-up of its own, keyed by the report and the file's place in it. */
    Future<Receipt> followUp(LateFile late) {
        return fetched(late, patience.files().iterator())
                .compose(bytes -> untilSafe(1, () -> stored(late, bytes)))
                .eventually(() -> removed(late))
                .recover(cause -> hub.isClosed() ? Future.failedFuture(cause) : givenUp(late, cause))
                .map(attachment -> submissions.lateFile(late.parent(), late.index(), attachment, clock.instant()))
                .compose(followUp -> untilSafe(1, () -> hub.accept(followUp)))
                .onSuccess(receipt ->
                        trail.note(late.parent(), "file-late", receipt.outcome().name()));
    }

    /** Bytes that are not at hand lie in the file, unless the room took it over and failed after that. */
    private Future<Attachment> stored(LateFile late, Optional<Buffer> bytes) {
        String type = late.file().declaredType();
        if (bytes.isPresent()) {
            return blobs.put(bytes.get(), type, null);
        }
        Path file = folder.resolve(late.part());
        return vertx.fileSystem()
                .exists(file.toString())
                .compose(isThere -> isThere
                        ? blobs.put(file, type, null)
                        : fetched(late, patience.files().iterator()).compose(again -> stored(late, again)));
    }

    private Future<Void> removed(LateFile late) {
        String file = folder.resolve(late.part()).toString();
        return vertx.fileSystem()
                .exists(file)
                .compose(isThere -> isThere ? vertx.fileSystem().delete(file) : Future.succeededFuture())
                .onFailure(cause -> LOG.warn("part of a file not removed file={}", file, cause));
    }

    private static Future<Attachment> givenUp(LateFile late, Throwable cause) {
        LOG.warn("file given up parentKey={} index={} cause={}", late.parent(), late.index(), Blame.of(cause));
        return Future.succeededFuture(new Attachment(
                null,
                null,
                0,
                late.file().declaredType(),
                null,
                null,
                Attachment.State.UNAVAILABLE,
                "not-fetched",
                false));
    }

    /** For about three quarters of an hour; then it waits for the next start. */
    private <T> Future<T> untilSafe(int attempt, Supplier<Future<T>> step) {
        return step.get()
                .recover(cause -> cause instanceof Refused || attempt == TRIES || hub.isClosed()
                        ? Future.failedFuture(cause)
                        : wait(patience.spool().after(attempt, random))
                                .compose(waited -> untilSafe(attempt + 1, step)));
    }

    private Future<Optional<Buffer>> fetched(LateFile late, Iterator<Duration> waits) {
        if (remote == null) {
            return Future.failedFuture(new Refused("this connector fetches no files"));
        }
        return Future.<Void>succeededFuture()
                .compose(go -> remote.fetch(
                        late.file().address(), folder.resolve(late.part()))) // a throw counts as a failure too
                .recover(cause -> isFinal(cause) || !waits.hasNext() || hub.isClosed()
                        ? Future.failedFuture(cause)
                        : wait(waits.next()).compose(waited -> fetched(late, waits)));
    }

    private static boolean isFinal(Throwable cause) {
        return cause instanceof Refused || cause instanceof Egress.NotAllowed;
    }

    private Future<Void> wait(Duration time) {
        return vertx.timer(time.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }
}
