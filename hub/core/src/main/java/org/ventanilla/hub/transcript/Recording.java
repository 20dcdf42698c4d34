package org.ventanilla.hub.transcript;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller left after the tone, as sound.
 *
 * @param instance of the connector whose provider recorded it
 * @param name the provider's own
 * @param ref our copy in the media room; null while there is none
 * @param mediaType of that copy
 * @param goneAt since when the provider has it no more; null while it may have it
 * @param tries that failed one after the other
 */
public record Recording(
        String instance,
        String name,
        Instant toldAt,
        @Nullable String ref,
        @Nullable String mediaType,
        @Nullable Instant goneAt,
        int tries) {
    /** Whether there is something to listen to here. */
    public boolean isKept() {
        return ref != null;
    }

    /** Whether nobody has it any more. */
    public boolean isGone() {
        return ref == null && goneAt != null;
    }
}
