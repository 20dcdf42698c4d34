package org.ventanilla.hub.intake;

/**
 * The submission comes from a process whose lease of the source has passed to another: it is not taken, so that a process
 * that was asleep cannot speak for a source it no longer reads.
 */
public final class StaleLease extends RuntimeException {
    public StaleLease() {
        super("stale-lease", null, false, false);
    }
}
