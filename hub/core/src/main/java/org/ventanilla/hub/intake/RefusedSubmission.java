package org.ventanilla.hub.intake;

import java.util.List;
import java.util.stream.Collectors;

/** The sender's mistake: the submission breaks the schema. Names the fields, never their content. */
public final class RefusedSubmission extends RuntimeException {
    private final transient List<Problem> problems;

    public RefusedSubmission(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** One field and what was expected of it. */
    public record Problem(String field, String expected) {
        @Override
        public String toString() {
            return field + ": expected " + expected;
        }
    }
}
