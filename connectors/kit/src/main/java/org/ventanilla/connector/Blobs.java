package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Attachment;

/** The media room as a connector sees it: bytes in, claim check out. */
public interface Blobs {
    /**
     * Stores the bytes, durable when the future succeeds. What they really are is sniffed there; the returned
     * attachment's {@code problem} names what is wrong with them (empty, lying type, unreadable image), if anything.
     */
    Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name);

    /**
     * The same for who does not wait to learn what a picture shows: as durable, but the {@code problem} may be known later. A
     * room that looks at once anyway does the same as {@link #put(Buffer, String, String)}.
     */
    default Future<Attachment> keep(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        return put(bytes, declaredType, name);
    }

    /**
     * As {@link #put(Buffer, String, String)} for bytes that lie in a file, which may be larger than memory. The file is the
     * room's from now on: it is gone when the future succeeds, and may be gone when it fails. A room that keeps everything in
     * memory anyway reads it.
     */
    default Future<Attachment> put(Path file, @Nullable String declaredType, @Nullable String name) {
        try {
            var bytes = Buffer.buffer(Files.readAllBytes(file));
            Files.delete(file);
            return put(bytes, declaredType, name);
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    /** The bytes behind a reference. Fails when there are none. */
    Future<Buffer> get(String ref);
}
