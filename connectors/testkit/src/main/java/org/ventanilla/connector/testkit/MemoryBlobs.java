package org.ventanilla.connector.testkit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final long LARGE = 1024 * 1024;
    private final Map<String, Buffer> kept = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean away;

    /** From now on (or no longer) nothing can be stored or read. */
    public void setAway(boolean isAway) {
        away = isAway;
    }

    /** All that is stored, in no order. */
    public List<Buffer> contents() {
        return List.copyOf(kept.values());
    }

    /** How often something was to be stored while nothing could. */
    public int refused() {
        return refused.get();
    }

    @Override
    public Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        if (away) {
            refused.incrementAndGet();
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

    /** A large file is only measured: it can be spoken of and not read again. */
    @Override
    public Future<Attachment> put(Path file, @Nullable String declaredType, @Nullable String name) {
        if (away) {
            refused.incrementAndGet();
            return Future.failedFuture(new NoReceipt("the media room is away"));
        }
        try {
            long size = Files.size(file);
            if (size <= LARGE) {
                return Blobs.super.put(file, declaredType, name);
            }
            String sha256 = digest(file);
            Files.delete(file);
            return Future.succeededFuture(new Attachment(
                    sha256, sha256, size, declaredType, declaredType, name, Attachment.State.STORED, null, false));
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private static String digest(Path file) throws IOException {
        try (var bytes = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            var unused = bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public Future<Buffer> get(String ref) {
        Buffer bytes = away ? null : kept.get(ref);
        return bytes == null
                ? Future.failedFuture(new NoReceipt("no blob under this reference"))
                : Future.succeededFuture(bytes.copy());
    }
}
