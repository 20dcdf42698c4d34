package org.ventanilla.hub.media;

/** What can be wrong with a file. It is kept all the same; the code is shown to staff and told to the sender. */
enum Problem {
    EMPTY("empty"),
    /** Declared a picture, and the bytes are none. Depends on what the sender said, so it is not kept with the content. */
    LYING_TYPE("lying-type"),
    UNREADABLE_IMAGE("unreadable-image"),
    TOO_MANY_PIXELS("too-many-pixels"),
    /** No decoder for it here: the original is kept, no public picture is made. */
    HEIC_NOT_SHOWN("heic-not-shown");

    private final String code;

    Problem(String code) {
        this.code = code;
    }

    /** Stable, never renamed. */
    String code() {
        return code;
    }
}
