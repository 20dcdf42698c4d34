package org.ventanilla.hub.downstream;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint stands while it is called. Pure.
 *
 * @param disabled why it is called no more
 */
record Tally(
        long position,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant openUntil,
        @Nullable String lastCode,
        @Nullable Instant lastSuccess,
        @Nullable String disabled) {

    static Tally of(Endpoint e) {
        return new Tally(e.position(), e.failures(), e.failingSince(), null, e.lastCode(), null, null);
    }

    /** Whether nothing more is to be sent now. */
    boolean stops() {
        return disabled != null || openUntil != null;
    }

    Tally at(long prefix) {
        return new Tally(prefix, failures, failingSince, openUntil, lastCode, lastSuccess, disabled);
    }

    /** One answer more. A refusal says that somebody is there. */
    Tally heard(Answer answer, Instant now, double chance) {
        String code = answer.code();
        return switch (answer.kind()) {
            case TAKEN -> new Tally(position, 0, null, null, code, now, disabled);
            case REFUSED -> new Tally(position, failures, failingSince, openUntil, code, lastSuccess, disabled);
            case GONE -> new Tally(position, failures, failingSince, openUntil, code, lastSuccess, "gone");
            case AWAY -> away(code, now, chance);
        };
    }

    private Tally away(String code, Instant now, double chance) {
        int more = failures + 1;
        Instant since = failingSince == null ? now : failingSince;
        boolean tooLong = Duration.between(since, now).compareTo(Backoff.DISABLED_AFTER) > 0;
        Instant open = more < Backoff.BREAKS_AFTER
                ? openUntil
                : now.plus(Backoff.after(more - Backoff.BREAKS_AFTER + 2, chance));
        return new Tally(position, more, since, open, code, lastSuccess, tooLong ? "away-too-long" : disabled);
    }
}
