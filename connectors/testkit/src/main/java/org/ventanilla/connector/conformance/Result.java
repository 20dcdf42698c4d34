package org.ventanilla.connector.conformance;

import org.jspecify.annotations.Nullable;

/**
 * How one rule ended.
 *
 * @param detail why, unless it was kept
 * @param failure what was thrown, if anything
 */
public record Result(Rule rule, Ending ending, String detail, long millis, @Nullable Throwable failure) {
    /** Only BROKEN fails a run. */
    public enum Ending {
        KEPT,
        BROKEN,
        /** Broken, and borne until a date. */
        WAIVED,
        /** Means nothing for this connector. */
        DOES_NOT_APPLY,
        /** Needs real nodes: run by another test. */
        ELSEWHERE
    }
}
