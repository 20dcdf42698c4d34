package org.ventanilla.hub.media;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Our failure, not the sender's: the bytes could not be made safe or fetched now. Try later; nothing was half kept. */
public final class MediaUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MediaUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
