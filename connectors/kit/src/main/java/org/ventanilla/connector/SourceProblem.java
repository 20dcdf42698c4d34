package org.ventanilla.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a source or a parser can say is wrong; the runner decides what follows (CONTRACT §3.5). Any other exception of a
 * source counts as {@link Kind#AWAY}, any other of a parser as {@link Kind#BAD_ITEM}. The message never holds a citizen's
 * words, a contact or a secret.
 */
public final class SourceProblem extends RuntimeException {
    /** The closed set, and what the runner does. */
    public enum Kind {
        /** Not reachable: tried again with backoff, the instance is DEGRADED. */
        AWAY,
        /** Too fast: tried again after the time the source named. */
        THROTTLED,
        /** A credential that will never be accepted: FAILED, at most three tries an hour. */
        BAD_CREDENTIALS,
        /** A setting that cannot work: FAILED until somebody changes it. */
        BAD_CONFIGURATION,
        /** This item will never be readable: quarantined, the others go on. */
        BAD_ITEM
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    private SourceProblem(Kind kind, String why, @Nullable Duration retryAfter) {
        super(why, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public static SourceProblem of(Kind kind, String why) {
        return new SourceProblem(kind, why, null);
    }

    /**
     * Asked too often.
     *
     * @param retryAfter the time the source named
     */
    public static SourceProblem throttled(Duration retryAfter) {
        return new SourceProblem(Kind.THROTTLED, "asked too often", retryAfter);
    }

    public Kind kind() {
        return kind;
    }

    /** For THROTTLED. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
