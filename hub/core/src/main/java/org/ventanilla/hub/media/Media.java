package org.ventanilla.hub.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Attachment;

/**
 * The media room: bytes in, claim check out. Content is named by its SHA-256 and kept once. Bad bytes are never a
 * failure: they are kept and their {@code problem} named. A failed future is ours ({@link MediaUnavailable} for the disk,
 * the client's own exception for the database) and means: nothing is promised, try later.
 */
public final class Media {
    private static final Pattern REF = Pattern.compile("[0-9a-f]{64}");

    private final Vertx vertx;
    private final MediaLimits limits;
    private final MediaFiles files;
    private final MediaStore store;
    private final Looks looks;
    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Files live under {@code dir}, which is made when first needed. Ends with the Vert.x instance. */
    public Media(Vertx vertx, Path dir, Pool pool, Clock clock, MediaLimits limits) {
        this.vertx = vertx;
        this.limits = limits;
        this.files = new MediaFiles(dir);
        this.store = new MediaStore(pool);
        this.looks = new Looks(vertx, files, store, clock, limits);
        this.workers = vertx.createSharedWorkerExecutor("media", limits.workers());
    }

    /** What the bytes of a file say about it, without keeping it. Blocks; bad bytes never throw. */
    public static Look look(Path file) throws IOException {
        var type = MediaTypes.sniff(file);
        return new Look(
                type, PhotoFacts.read(file, type, ZoneOffset.UTC, Instant.EPOCH).position());
    }

    /**
     * Keeps the bytes and looks at them; durable when the future succeeds. The same bytes twice are the same reference. For
     * those who want to know at once what came; pictures take their time.
     */
    public Future<StoredMedia> store(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        return work(() -> files.keep(bytes.getBytes()))
                .compose(looks::at)
                .map(stored -> stored.sentAs(declaredType, name));
    }

    /**
     * The same for an uploaded file, without loading it: it is renamed where file systems allow. When the future succeeds
     * the upload is gone from its old place; when it fails it may be tried again unless it was already taken over.
     */
    public Future<StoredMedia> storeFile(Path upload, @Nullable String declaredType, @Nullable String name) {
        return work(() -> files.adopt(upload)).compose(looks::at).map(stored -> stored.sentAs(declaredType, name));
    }

    /**
     * Keeps the bytes only, as durable: nobody waits for a picture to be looked at. That comes soon, or at the latest when
     * somebody asks for what it shows. The {@code problem} is what is seen at once: {@code empty} or {@code lying-type}.
     */
    public Future<Attachment> keep(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        return work(() -> {
                    byte[] content = bytes.getBytes();
                    var type = MediaTypes.sniff(content);
                    return Inspection.unseen(type, content.length).toStored(files.keep(content), content.length);
                })
                .onSuccess(looks::soon)
                .map(kept -> kept.sentAs(declaredType, name).toAttachment());
    }

    /** Exactly the bytes that came in: private, for staff. Fails with {@link NoSuchMedia}. */
    public Future<Buffer> original(String ref) {
        return REF.matcher(ref).matches()
                ? read(files.original(ref)).map(found -> found.orElseThrow(NoSuchMedia::new))
                : Future.failedFuture(new NoSuchMedia());
    }

    /**
     * Removes the bytes and everything made of them, whoever named them: for what may be kept for a while only. What is not there
     * is removed already.
     */
    public Future<Void> delete(String ref) {
        return !REF.matcher(ref).matches()
                ? Future.succeededFuture()
                : this.<Void>work(() -> {
                            files.delete(ref);
                            return null;
                        })
                        .compose(gone -> store.remove(ref));
    }

    /** A picture for anybody; empty when there is none, as for everything that is not a readable picture. */
    public Future<Optional<PublicFile>> publicFile(String ref, Size size) {
        if (!REF.matcher(ref).matches()) {
            return Future.succeededFuture(Optional.empty());
        }
        var file = files.derived(ref, size);
        return read(file)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : looks.of(List.of(ref)).compose(looked -> read(file)))
                .map(found -> found.map(bytes -> new PublicFile(Renditions.TYPE, bytes)));
    }

    /**
     * What is known of these, in the order asked; unknown references are left out. No names or declared types. Waits for
     * pictures that nobody looked at yet.
     */
    public Future<List<StoredMedia>> describe(List<String> refs) {
        return looks.of(refs.stream().filter(REF.asMatchPredicate()).toList());
    }

    private <T> Future<T> work(Callable<T> task) {
        if (waiting.incrementAndGet() > limits.workers() + limits.maxWaiting()) {
            waiting.decrementAndGet();
            return Future.failedFuture(new MediaUnavailable("too many files are waiting to be kept, try later", null));
        }
        return workers.executeBlocking(task, false)
                .eventually(() -> Future.succeededFuture(waiting.decrementAndGet()))
                .recover(MediaUnavailable::of);
    }

    private Future<Optional<Buffer>> read(Path file) {
        return vertx.executeBlocking(
                        () -> Files.exists(file)
                                ? Optional.of(Buffer.buffer(Files.readAllBytes(file)))
                                : Optional.<Buffer>empty(),
                        false)
                .recover(MediaUnavailable::of);
    }
}
