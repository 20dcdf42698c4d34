package org.ventanilla.connector.conformance;

import java.time.LocalDate;

/**
 * A rule that is known to be broken, why, and until when that is borne. It is printed with every run; from the day after
 * {@code until} on it waives nothing.
 */
public record Waiver(String ruleId, String reason, LocalDate until) {
    public Waiver {
        if (ruleId.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a waiver needs a rule and a reason");
        }
    }

    boolean holdsOn(LocalDate day) {
        return !day.isAfter(until);
    }
}
