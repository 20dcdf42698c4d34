package org.ventanilla.connector.testkit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Blobs;
import org.ventanilla.connector.NoReceipt;
import org.ventanilla.model.Attachment;
import org.ventanilla.model.Fingerprint;

/**
 * A media room in memory: content-addressed as the real one, so the same bytes twice are one reference. Sniffs nothing;
 * the declared type is believed.
 */
public final class MemoryBlobs implements Blobs {
    private final Map<String, Buffer> kept = new ConcurrentHashMap<>();
    private volatile boolean away;

    /** From now on (or no longer) nothing can be stored or read. */
    public void setAway(boolean isAway) {
        away = isAway;
    }

    /** All that is stored, in no order. */
    public List<Buffer> contents() {
        return List.copyOf(kept.values());
    }

    @Override
    public Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        if (away) {
            return Future.failedFuture(new NoReceipt("the media room is away"));
        }
        String sha256 = Fingerprint.of(bytes.getBytes());
        kept.put(sha256, bytes.copy());
        String problem = bytes.length() == 0 ? "empty" : null;
        return Future.succeededFuture(new Attachment(
                sha256,
                sha256,
                bytes.length(),
                declaredType,
                declaredType,
                name,
                Attachment.State.STORED,
                problem,
                false));
    }

    @Override
    public Future<Buffer> get(String ref) {
        Buffer bytes = away ? null : kept.get(ref);
        return bytes == null
                ? Future.failedFuture(new NoReceipt("no blob under this reference"))
                : Future.succeededFuture(bytes.copy());
    }
}
