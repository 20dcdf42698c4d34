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
 */
public record Sample(String ruleId, String how, Echo connector, List<String> also) {
    static Sample of(String ruleId, String how, Echo connector, String... also) {
        return new Sample(ruleId, how, connector, List.of(also));
    }

    @Override
    public String toString() {
        return ruleId + " " + how;
    }
}
