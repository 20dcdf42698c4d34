package org.ventanilla.hub.media;

import java.io.Serial;

/** Asked for a reference that nothing is kept under. */
public final class NoSuchMedia extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NoSuchMedia() {
        super("nothing is kept under this media reference");
    }
}
