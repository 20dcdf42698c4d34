package org.ventanilla.hub.media;

import org.jspecify.annotations.Nullable;

/**
 * What a file is by its bytes.
 *
 * @param type sniffed media type
 * @param position where a photo says it was taken
 */
public record Look(String type, @Nullable PhotoPosition position) {
    @Override
    public String toString() {
        return "Look[" + type + "]";
    }
}
