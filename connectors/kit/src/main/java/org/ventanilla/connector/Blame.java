package org.ventanilla.connector;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Says what went wrong in an author's code without saying what the code said: an exception's message may quote a citizen's
 * words or a secret, its class and the places it came through do not. The kit's own exceptions promise that theirs do not.
 */
final class Blame {
    private static final int PLACES = 4;

    private Blame() {}

    static String of(Throwable problem) {
        if (problem instanceof SourceProblem known) {
            return known.kind() + " " + known.getMessage();
        }
        if (problem instanceof NoReceipt || problem instanceof Refused || problem instanceof Egress.NotSent) {
            return problem.getClass().getSimpleName() + " " + problem.getMessage();
        }
        var root = problem;
        for (int depth = 0; root.getCause() != null && depth < PLACES; depth++) {
            root = root.getCause();
        }
        String places = Arrays.stream(root.getStackTrace())
                .limit(PLACES)
                .map(place -> place.getClassName() + "." + place.getMethodName() + ":" + place.getLineNumber())
                .collect(Collectors.joining(" < "));
        return root.getClass().getSimpleName() + (places.isEmpty() ? "" : " at " + places);
    }
}
