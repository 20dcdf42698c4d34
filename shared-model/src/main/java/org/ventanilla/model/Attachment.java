package org.ventanilla.model;

import org.jspecify.annotations.Nullable;

/**
 * A file by claim check: the bytes are in the media room, the message carries the reference.
 *
 * @param ref media reference; absent unless stored
 * @param sha256 of the stored bytes, hex
 * @param size in bytes
 * @param declaredType what the source said it is
 * @param sniffedType what the bytes say it is
 * @param name file name, sanitised for show
 * @param problem stable code of what is wrong with it, when something is
 */
public record Attachment(
        @Nullable String ref,
        @Nullable String sha256,
        long size,
        @Nullable String declaredType,
        @Nullable String sniffedType,
        @Nullable String name,
        State state,
        @Nullable String problem) {

    public Attachment {
        state = state == null ? State.STORED : state;
    }

    /** Where the bytes are. */
    public enum State {
        STORED,
        PENDING,
        UNAVAILABLE,
        REFUSED
    }
}
