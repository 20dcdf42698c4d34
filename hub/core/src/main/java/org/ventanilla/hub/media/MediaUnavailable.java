package org.ventanilla.hub.media;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Our failure, not the sender's: the bytes could not be made safe or fetched now. Try later; nothing was half kept. */
public final class MediaUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MediaUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A failed future: of this kind for what the disk did, as it is for everything else. */
    static <T> Future<T> of(Throwable cause) {
        return Future.failedFuture(
                cause instanceof IOException
                        ? new MediaUnavailable("the media folder cannot be used now (disk full?), try later", cause)
                        : cause);
    }
}
