package org.ventanilla.hub.media;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What looking at a file brought.
 *
 * @param width upright pixels; 0 unless it is a readable picture
 * @param pictures JPEG bytes by size; empty unless it is a readable picture
 */
record Inspection(
        String type,
        int width,
        int height,
        PhotoFacts facts,
        @Nullable Long hash,
        Map<Size, byte[]> pictures,
        @Nullable Problem problem) {

    /** Something that is no picture, or cannot be shown as one. */
    static Inspection without(String type, PhotoFacts facts, @Nullable Problem problem) {
        return new Inspection(type, 0, 0, facts, null, Map.of(), problem);
    }

    /** Of bytes that nobody looked into yet. */
    static Inspection unseen(String type, long size) {
        return without(type, PhotoFacts.NONE, size == 0 ? Problem.EMPTY : null);
    }

    StoredMedia toStored(String ref, long size) {
        var shown = hash != null;
        return new StoredMedia(
                ref,
                size,
                null,
                type,
                null,
                shown ? width : null,
                shown ? height : null,
                facts.position(),
                facts.takenAt(),
                hash,
                problem == null ? null : problem.code());
    }
}
