package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Fingerprint;

/**
 * One native item on its way to the hub, whatever channel it came by.
 *
 * @param raw what is kept
 * @param id the source's own id, to name it by when it cannot be read; null when only parsing tells
 * @param contentId names it by its content, for when there is no usable id
 * @param since when we took it from the source
 * @param via how it came
 * @param parse the author's, with whatever it needs
 */
record Native(
        Buffer raw,
        String contentType,
        @Nullable String id,
        String contentId,
        Instant since,
        Via via,
        Supplier<@Nullable List<Inbound>> parse) {

    /** How an item comes to be handed over. */
    enum Via {
        /** Just now, from its source. */
        LIVE,
        /** After it lay on disk. */
        SPOOL,
        /** Found when the source was asked what we missed. */
        RECONCILE,
        /** From the kept original. */
        AGAIN
    }

    /** A name that the same content always gets. */
    static String contentId(Buffer content) {
        return "raw:" + Fingerprint.of(content.getBytes());
    }

    @Override
    public String toString() {
        return "Native[" + contentType + "]";
    }
}
