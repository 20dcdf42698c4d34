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
 * @param decoration whether it only adorns the message (the logo of a mail signature): kept, and no photo of the report
 */
public record Attachment(
        @Nullable String ref,
        @Nullable String sha256,
        long size,
        @Nullable String declaredType,
        @Nullable String sniffedType,
        @Nullable String name,
        State state,
        @Nullable String problem,
        boolean decoration) {

    public Attachment {
        state = state == null ? State.STORED : state;
    }

    /** The same as something that only adorns the message. */
    public Attachment asDecoration() {
        return new Attachment(ref, sha256, size, declaredType, sniffedType, name, state, problem, true);
    }

    /** Where the bytes are. */
    public enum State {
        STORED,
        PENDING,
        UNAVAILABLE,
        REFUSED
    }
}
