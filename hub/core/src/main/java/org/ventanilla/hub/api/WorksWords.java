package org.ventanilla.hub.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.hub.incident.Status;

/** States as systems that do the work tell them: in our words, or in those of Open311's updates extension. Pure. */
final class WorksWords {
    static final Set<Status> TELLABLE =
            Set.of(Status.UNDER_STUDY, Status.IN_PROGRESS, Status.RESOLVED, Status.NOT_PROCEEDING, Status.ELSEWHERE);

    private static final Map<String, Status> EXTENSION = Map.of(
            "INVESTIGATING", Status.UNDER_STUDY,
            "FOR_TRIAGE", Status.UNDER_STUDY,
            "PLANNED", Status.IN_PROGRESS,
            "ACTION_SCHEDULED", Status.IN_PROGRESS,
            "REOPEN", Status.IN_PROGRESS,
            "FIXED", Status.RESOLVED,
            "CLOSED", Status.RESOLVED,
            "NO_FURTHER_ACTION", Status.NOT_PROCEEDING,
            "CANCELLED", Status.NOT_PROCEEDING,
            "NOT_COUNCILS_RESPONSIBILITY", Status.ELSEWHERE);

    /** They say that nothing changed. */
    private static final Set<String> NO_NEWS = Set.of("OPEN", "UNCHANGED", "INTERNAL_REFERRAL", "DUPLICATE");

    private static final Map<String, String> REASONS = Map.of("FIXED", "repaired");

    private WorksWords() {}

    /** Empty when the word says nothing new; refuses one that nobody knows. */
    static Optional<Status> status(String word) {
        String name = name(word);
        if (NO_NEWS.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(TELLABLE.stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(EXTENSION.get(name)))
                .orElseThrow(() -> Parameters.bad("status", "one of " + TELLABLE)));
    }

    /** The extension has no reason beside the state: its word is one. Empty for our own words, which need another. */
    static Optional<String> reason(String word) {
        String name = name(word);
        return EXTENSION.containsKey(name)
                ? Optional.of(
                        REASONS.getOrDefault(name, name.toLowerCase(Locale.ROOT).replace('_', '-')))
                : Optional.empty();
    }

    private static String name(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }
}
