package org.ventanilla.connector.email;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Blobs;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Fingerprint;

/** A media room in memory that remembers in which order bytes came. */
final class MemoryBlobs implements Blobs {
    private final Map<String, Buffer> kept = new ConcurrentHashMap<>();
    final List<Buffer> order = new CopyOnWriteArrayList<>();
    volatile boolean broken;

    @Override
    public Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        if (broken) {
            return Future.failedFuture(new IllegalStateException("the disk is full"));
        }
        String sha = Fingerprint.of(bytes.getBytes());
        kept.put(sha, bytes);
        order.add(bytes);
        String problem = bytes.length() == 0 ? "empty" : null;
        return Future.succeededFuture(new Attachment(
                sha, sha, bytes.length(), declaredType, null, name, Attachment.State.STORED, problem, false));
    }

    @Override
    public Future<Buffer> get(String ref) {
        Buffer bytes = kept.get(ref);
        return bytes == null
                ? Future.failedFuture(new IllegalArgumentException("no such media " + ref))
                : Future.succeededFuture(bytes);
    }
}
