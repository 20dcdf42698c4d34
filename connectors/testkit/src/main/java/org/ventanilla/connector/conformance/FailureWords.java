package org.ventanilla.connector.conformance;

import java.util.List;

/** What a person reads when a rule is broken: the rule, what was seen, what happened to others, where to look. */
final class FailureWords {
    private FailureWords() {}

    static String of(Rule rule, Throwable thrown, List<String> log) {
        var words = new StringBuilder(rule.id() + " is broken: " + rule.title() + "\n");
        words.append("seen: ").append(seen(thrown)).append('\n');
        if (!rule.story().isEmpty()) {
            words.append("what happened to others: ").append(rule.story()).append('\n');
        }
        if (!rule.hint().isEmpty()) {
            words.append("hint: ").append(rule.hint()).append('\n');
        }
        if (rule.ownedByRunner() != null) {
            words.append("the runner's duty: ").append(rule.ownedByRunner()).append('\n');
        }
        if (!log.isEmpty()) {
            words.append("logged meanwhile:\n");
            log.forEach(line -> words.append("  ").append(line).append('\n'));
        }
        return words.toString();
    }

    private static String seen(Throwable thrown) {
        if (thrown instanceof Broken) {
            return String.valueOf(thrown.getMessage());
        }
        return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }
}
