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
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import org.jspecify.annotations.Nullable;

/**
 * The media room: bytes in, claim check out. Content is named by its SHA-256 and kept once. Bad bytes are never a
 * failure: they are kept and their {@code problem} named. A failed future is ours ({@link MediaUnavailable} for the disk,
 * the client's own exception for the database) and means: nothing is promised, try later.
 */
public final class Media {
    private static final Pattern REF = Pattern.compile("[0-9a-f]{64}");

    private final Vertx vertx;
    private final Clock clock;
    private final MediaLimits limits;
    private final MediaFiles files;
    private final MediaStore store;
    private final Inspector inspector;
    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();

    /** Files live under {@code dir}, which is made when first needed. Ends with the Vert.x instance. */
    public Media(Vertx vertx, Path dir, Pool pool, Clock clock, MediaLimits limits) {
        this.vertx = vertx;
        this.clock = clock;
        this.limits = limits;
        this.files = new MediaFiles(dir);
        this.store = new MediaStore(pool);
        this.inspector = new Inspector(limits, clock);
        this.workers = vertx.createSharedWorkerExecutor("media", limits.workers());
    }

    /** What the bytes of a file say about it, without keeping it. Blocks; bad bytes never throw. */
    public static Look look(Path file) throws IOException {
        var type = MediaTypes.sniff(file);
        return new Look(
                type, PhotoFacts.read(file, type, ZoneOffset.UTC, Instant.EPOCH).position());
    }

    /** Keeps the bytes; durable when the future succeeds. The same bytes twice are the same reference. */
    public Future<StoredMedia> store(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        return work(() -> {
                    var content = bytes.getBytes();
                    var ref = digest().digestAsHex(content);
                    files.keep(content, files.original(ref));
                    return ref;
                })
                .compose(this::described)
                .map(stored -> stored.sentAs(declaredType, name));
    }

    /**
     * The same for an uploaded file, without loading it: it is renamed where file systems allow. When the future succeeds
     * the upload is gone from its old place; when it fails it may be tried again unless it was already taken over.
     */
    public Future<StoredMedia> storeFile(Path upload, @Nullable String declaredType, @Nullable String name) {
        return work(() -> {
                    var ref = digest().digestAsHex(upload);
                    files.adopt(upload, files.original(ref));
                    return ref;
                })
                .compose(this::described)
                .map(stored -> stored.sentAs(declaredType, name));
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
        return REF.matcher(ref).matches()
                ? read(files.derived(ref, size))
                        .map(found -> found.map(bytes -> new PublicFile(Renditions.TYPE, bytes)))
                : Future.succeededFuture(Optional.empty());
    }

    /** What is known of these, in the order asked; unknown references are left out. No names or declared types. */
    public Future<List<StoredMedia>> describe(List<String> refs) {
        return store.find(refs);
    }

    /** The row is written last, so that a row promises the original and its pictures. */
    private Future<StoredMedia> described(String ref) {
        return store.find(List.of(ref))
                .compose(known -> known.isEmpty()
                        ? work(() -> inspected(ref)).compose(media -> store.add(media, clock.instant())
                                .map(media))
                        : Future.succeededFuture(known.get(0)));
    }

    private StoredMedia inspected(String ref) throws IOException {
        var original = files.original(ref);
        var seen = inspector.inspect(original);
        for (var picture : seen.pictures().entrySet()) {
            files.keep(picture.getValue(), files.derived(ref, picture.getKey()));
        }
        return seen.toStored(ref, Files.size(original));
    }

    private <T> Future<T> work(Callable<T> task) {
        if (waiting.incrementAndGet() > limits.workers() + limits.maxWaiting()) {
            waiting.decrementAndGet();
            return Future.failedFuture(new MediaUnavailable("too many files are waiting to be kept, try later", null));
        }
        return workers.executeBlocking(task, false)
                .eventually(() -> Future.succeededFuture(waiting.decrementAndGet()))
                .recover(Media::unavailable);
    }

    private Future<Optional<Buffer>> read(Path file) {
        return vertx.executeBlocking(
                        () -> Files.exists(file)
                                ? Optional.of(Buffer.buffer(Files.readAllBytes(file)))
                                : Optional.<Buffer>empty(),
                        false)
                .recover(Media::unavailable);
    }

    private static <T> Future<T> unavailable(Throwable cause) {
        return Future.failedFuture(
                cause instanceof IOException
                        ? new MediaUnavailable("the media folder cannot be used now (disk full?), try later", cause)
                        : cause);
    }

    private static DigestUtils digest() {
        return new DigestUtils(MessageDigestAlgorithms.SHA_256);
    }
}
