package org.ventanilla.connector;

import io.vertx.core.Future;
import java.util.List;

/** Tries whether a configuration can work, without a side effect on the source: reads, logs in, sends nothing. */
@FunctionalInterface
public interface Checker {
    /** All that is wrong; a failed future counts as a problem too, silence never as "all is well". */
    Future<Result> check();

    /**
     * What the check found.
     *
     * @param problems empty when it can work
     */
    record Result(List<Problem> problems) {
        public static final Result OK = new Result(List.of());

        public Result {
            problems = List.copyOf(problems);
        }

        public static Result of(String option, String text) {
            return new Result(List.of(new Problem(option, text)));
        }

        public boolean isOk() {
            return problems.isEmpty();
        }
    }

    /**
     * One thing to correct.
     *
     * @param option its name
     * @param text what is wrong and what to do, in a sentence; no secrets
     */
    record Problem(String option, String text) {}
}
