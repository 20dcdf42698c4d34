package org.ventanilla.connector;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Attachment;

/** The media room as a connector sees it: bytes in, claim check out. */
public interface Blobs {
    /**
     * Stores the bytes, durable when the future succeeds. What they really are is sniffed there; the returned
     * attachment's {@code problem} names what is wrong with them (empty, lying type, unreadable image), if anything.
     */
    Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name);

    /** The bytes behind a reference. Fails when there are none. */
    Future<Buffer> get(String ref);
}
