package org.ventanilla.hub.console.view;

import java.util.Map;
import org.ventanilla.hub.transcript.Proposal;
import org.ventanilla.hub.transcript.Proposed.Field;

/**
 * One proposed report.
 *
 * @param typed what could not be taken, by field; empty as it is when it is asked for
 * @param problem message key of what is wrong with it; empty for nothing
 * @param field that the problem is about
 * @param done what has just been done, as in the address
 */
public record ProposalView(Proposal proposal, Map<String, String> typed, String problem, String field, String done) {
    /** What stands in a field: what was typed, else what was understood. */
    public String value(String name, Field understood) {
        String value = understood.value();
        return typed.getOrDefault(name, value == null ? "" : value);
    }

    /** The words that it came from; empty when it came from no single sentence. */
    public String source(Field understood) {
        String words = proposal.proposed().source(understood);
        return words == null ? "" : words;
    }

    /** As people read it. */
    public static String percent(double confidence) {
        return Math.round(confidence * 100) + " %";
    }

    public boolean isWrong(String name) {
        return field.equals(name);
    }
}
