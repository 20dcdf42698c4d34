package org.ventanilla.hub.boot;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Blobs;
import org.ventanilla.hub.media.Media;
import org.ventanilla.hub.media.Size;
import org.ventanilla.hub.media.StoredMedia;
import org.ventanilla.model.Attachment;

/** The media room as connectors see it. A reference ending in {@code /web} is the public picture, else the original. */
record RoomBlobs(Media media) implements Blobs {
    private static final String WEB = "/web";

    @Override
    public Future<Attachment> put(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        return media.store(bytes, declaredType, name).map(StoredMedia::toAttachment);
    }

    @Override
    public Future<Attachment> keep(Buffer bytes, @Nullable String declaredType, @Nullable String name) {
        return media.keep(bytes, declaredType, name);
    }

    @Override
    public Future<Attachment> put(Path file, @Nullable String declaredType, @Nullable String name) {
        return media.storeFile(file, declaredType, name).map(StoredMedia::toAttachment);
    }

    @Override
    public Future<Buffer> get(String ref) {
        if (!ref.endsWith(WEB)) {
            return media.original(ref);
        }
        return media.publicFile(ref.substring(0, ref.length() - WEB.length()), Size.WEB)
                .compose(file -> file.map(f -> Future.succeededFuture(f.bytes()))
                        .orElseGet(() -> Future.failedFuture("there is no such picture")));
    }
}
