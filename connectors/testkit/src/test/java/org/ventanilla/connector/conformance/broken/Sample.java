package org.ventanilla.connector.conformance.broken;

import java.util.List;
import org.ventanilla.connector.conformance.echo.Echo;

/**
 * A connector that breaks a rule.
 *
 * @param ruleId the rule it breaks
 * @param how what is wrong with it, in a few words
 * @param connector the healthy one with that one thing changed
 * @param also further rules that the same mistake cannot but break
 * @param because why it cannot; empty when it breaks no other
 */
public record Sample(String ruleId, String how, Echo connector, List<String> also, String because) {
    static Sample of(String ruleId, String how, Echo connector) {
        return new Sample(ruleId, how, connector, List.of(), "");
    }

    /** Only for what cannot be had without the other: a sample that breaks less is better. */
    Sample also(String reason, String... rules) {
        return new Sample(ruleId, how, connector, List.of(rules), reason);
    }

    @Override
    public String toString() {
        return ruleId + " " + how;
    }
}
