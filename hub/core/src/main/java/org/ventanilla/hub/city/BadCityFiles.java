package org.ventanilla.hub.city;

import java.util.List;

/** The files of a city cannot be used; the message lists everything that is wrong with them, one line each. */
public final class BadCityFiles extends RuntimeException {
    private final transient List<String> problems;

    BadCityFiles(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** File, place in it and what was expected, one sentence each. */
    public List<String> problems() {
        return problems;
    }
}
