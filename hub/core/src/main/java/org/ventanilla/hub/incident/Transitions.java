package org.ventanilla.hub.incident;

import static org.ventanilla.hub.incident.Status.DUPLICATE_OF;
import static org.ventanilla.hub.incident.Status.ELSEWHERE;
import static org.ventanilla.hub.incident.Status.IN_PROGRESS;
import static org.ventanilla.hub.incident.Status.NOT_PROCEEDING;
import static org.ventanilla.hub.incident.Status.RECEIVED;
import static org.ventanilla.hub.incident.Status.RESOLVED;
import static org.ventanilla.hub.incident.Status.UNDER_STUDY;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.RefusedAction.Code;

/** Which state may follow which, and what a change must say. Pure. */
final class Transitions {
    private static final Set<Status> CLOSING = Set.of(RESOLVED, NOT_PROCEEDING, ELSEWHERE);
    private static final Map<Status, Set<Status>> NEXT = new EnumMap<>(Map.of(
            RECEIVED, Set.of(UNDER_STUDY, IN_PROGRESS, RESOLVED, NOT_PROCEEDING, ELSEWHERE),
            UNDER_STUDY, Set.of(IN_PROGRESS, RESOLVED, NOT_PROCEEDING, ELSEWHERE),
            IN_PROGRESS, Set.of(UNDER_STUDY, RESOLVED, NOT_PROCEEDING, ELSEWHERE),
            RESOLVED, Set.of(UNDER_STUDY, IN_PROGRESS),
            NOT_PROCEEDING, Set.of(UNDER_STUDY, IN_PROGRESS),
            ELSEWHERE, Set.of(UNDER_STUDY, IN_PROGRESS),
            DUPLICATE_OF, Set.of()));

    private Transitions() {}

    /** What the clerk wants: the new state, why (closing and re-opening), and the words for the citizens. */
    record Wish(Status to, @Nullable String reason, @Nullable String text) {}

    /** Empty when the change may happen. */
    static Optional<RefusedAction> refusal(Status from, Wish wish) {
        if (!NEXT.getOrDefault(from, Set.of()).contains(wish.to())) {
            return Optional.of(
                    new RefusedAction(Code.NOT_ALLOWED_FROM_HERE, "from " + from + " one can go to " + NEXT.get(from)));
        }
        if ((CLOSING.contains(wish.to()) || from.isClosed()) && blank(wish.reason())) {
            return Optional.of(new RefusedAction(
                    Code.REASON_MISSING, "closing or re-opening needs 'reason', for example 'repaired'"));
        }
        String reason = wish.reason();
        if (reason != null && Reason.isUnfit(reason, from, wish.to())) {
            return Optional.of(new RefusedAction(
                    Code.REASON_UNFIT,
                    "this 'reason' does not fit " + wish.to() + "; one of " + Reason.fitting(from, wish.to())
                            + " does, or a code of your own"));
        }
        if (CLOSING.contains(wish.to()) && blank(wish.text())) {
            return Optional.of(new RefusedAction(
                    Code.TEXT_MISSING, "closing needs 'text': one or two sentences that the citizens will read"));
        }
        return Optional.empty();
    }

    /** States that may follow. */
    static Set<Status> next(Status from) {
        return NEXT.getOrDefault(from, Set.of());
    }

    private static boolean blank(@Nullable String s) {
        return s == null || s.isBlank();
    }
}
