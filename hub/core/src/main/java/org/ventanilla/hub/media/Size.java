package org.ventanilla.hub.media;

/** Public sizes of a picture, by the longer side in pixels. A smaller original is never enlarged. */
public enum Size {
    THUMB(320),
    WEB(1280);

    private final int side;

    Size(int side) {
        this.side = side;
    }

    /** Pixels of the longer side, at most. */
    public int side() {
        return side;
    }
}
