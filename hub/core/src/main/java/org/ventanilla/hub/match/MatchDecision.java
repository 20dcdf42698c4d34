package org.ventanilla.hub.match;

import java.util.List;

/**
 * What was decided, and why.
 *
 * @param incident the incident meant; 0 for NEW
 * @param score 0 to 1
 * @param reasons what spoke for it and against it, strongest first
 */
public record MatchDecision(Outcome outcome, long incident, double score, List<Reason> reasons) {

    /** The decision when there is nothing to compare with. */
    public static final MatchDecision NOTHING_NEAR = new MatchDecision(Outcome.NEW, 0, 0, List.of());

    /** What to do with the report. */
    public enum Outcome {
        /** It is about this incident. */
        JOIN,
        /** It may be; a person decides. A new incident meanwhile. */
        PROPOSE,
        /** A new incident, linked to one that was closed at the same place not long ago. */
        RECURRENCE,
        /** A new incident. */
        NEW
    }

    /**
     * One reason.
     *
     * @param code stable: distance, same-address, other-number, category, sibling-category, age, same-reporter, vague-place,
     *     chosen-by-reporter
     * @param value the figure behind it, in the unit of its code: metres, days, or 1
     * @param points what it added to the score, negative when it spoke against
     */
    public record Reason(String code, double value, double points) {}
}
