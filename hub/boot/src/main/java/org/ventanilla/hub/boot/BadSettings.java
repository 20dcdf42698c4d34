package org.ventanilla.hub.boot;

import java.util.List;

/** The operator's mistake: everything that is wrong with the configuration, one line each, without secrets. */
final class BadSettings extends RuntimeException {
    private final List<String> problems;

    BadSettings(List<String> problems) {
        super("the configuration has " + problems.size() + " problem(s)", null, false, false);
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
