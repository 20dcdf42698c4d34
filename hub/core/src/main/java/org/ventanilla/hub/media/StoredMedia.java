package org.ventanilla.hub.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Attachment;

/**
 * What is known about kept bytes.
 *
 * @param ref SHA-256 of the bytes, lower-case hex
 * @param size in bytes
 * @param declaredType what the sender said; absent when asked by reference
 * @param sniffedType what the bytes say
 * @param name made safe for show; absent when asked by reference
 * @param width in pixels, upright; absent unless it is a readable picture
 * @param position from EXIF, private
 * @param takenAt from EXIF
 * @param perceptualHash 64-bit difference hash: equal pictures differ in few bits
 * @param problem {@code empty}, {@code lying-type}, {@code unreadable-image}, {@code too-many-pixels},
 *     {@code heic-not-shown}, or absent
 */
public record StoredMedia(
        String ref,
        long size,
        @Nullable String declaredType,
        String sniffedType,
        @Nullable String name,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable PhotoPosition position,
        @Nullable Instant takenAt,
        @Nullable Long perceptualHash,
        @Nullable String problem) {

    /** Whether there are pictures to show to anybody. */
    public boolean isShown() {
        return perceptualHash != null;
    }

    /** The same as it crosses the bus. */
    public Attachment toAttachment() {
        return new Attachment(ref, ref, size, declaredType, sniffedType, name, Attachment.State.STORED, problem, false);
    }

    /** The same content under another sender's words. */
    StoredMedia sentAs(@Nullable String type, @Nullable String fileName) {
        var lies = problem == null && MediaTypes.isPicture(type) && !MediaTypes.isPicture(sniffedType);
        return new StoredMedia(
                ref,
                size,
                type,
                sniffedType,
                fileName == null ? null : FileName.shown(fileName),
                width,
                height,
                position,
                takenAt,
                perceptualHash,
                lies ? Problem.LYING_TYPE.code() : problem);
    }

    /** File names are citizens' words and positions are personal: neither goes into a log. */
    @Override
    public String toString() {
        return "StoredMedia[" + ref + "]";
    }
}
