package org.ventanilla.hub.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.ControlEvent;

/** What a control event does to the state of a contact. Pure. */
final class ContactEvents {
    /** So many temporary failures in a row, and nobody is there. */
    private static final int SOFT_BOUNCES = 3;

    /** A failure so long after the last one is not the next of a row: what went between them arrived. */
    private static final Duration ROW_ENDS = Duration.ofDays(14);

    private ContactEvents() {}

    /** How a contact stands: whether it may be written to, and the row of temporary failures so far. */
    record Standing(ContactState state, int softBounces, @Nullable Instant softBouncedAt) {}

    static Standing after(Standing before, ControlEvent.Type type, Instant at) {
        return switch (type) {
            case STOP -> new Standing(ContactState.STOPPED, before.softBounces(), before.softBouncedAt());
            case START, VERIFIED -> new Standing(ContactState.OK, 0, null);
            case BOUNCE_HARD -> new Standing(ContactState.BOUNCED, before.softBounces(), before.softBouncedAt());
            case BOUNCE_SOFT -> bounced(before, at);
            case HELP -> before;
        };
    }

    /** Whether a later event of this type has the last word over earlier ones that come in after it. */
    static boolean decides(ControlEvent.Type type) {
        return type != ControlEvent.Type.HELP && type != ControlEvent.Type.BOUNCE_SOFT;
    }

    private static Standing bounced(Standing before, Instant at) {
        Instant last = before.softBouncedAt();
        int row = last == null || last.plus(ROW_ENDS).isBefore(at) ? 1 : before.softBounces() + 1;
        boolean gone = row >= SOFT_BOUNCES && before.state() == ContactState.OK;
        return new Standing(gone ? ContactState.BOUNCED : before.state(), row, at);
    }
}
