package org.ventanilla.connector.conformance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kit as JUnit tests, one a rule. Implemented, not extended: {@code class EchoConformanceTest implements
 * ConnectorConformance { public Subject subject() { return new EchoSubject(); } }}.
 */
public interface ConnectorConformance {
    /** What is tested. */
    Subject subject();

    /** One test a rule, in order; what does not apply is shown as skipped, with the reason. */
    @TestFactory
    default Stream<DynamicNode> conformance() {
        Logger log = LoggerFactory.getLogger(ConnectorConformance.class);
        var conformance = Conformance.of(subject(), LocalDate.now(Clock.systemUTC()));
        String seed = String.format(Locale.ROOT, " (seed %d)", conformance.seed());
        return Conformance.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id() + " " + rule.title(), () -> {
                    Result result = conformance.check(rule);
                    switch (result.ending()) {
                        case BROKEN -> throw new AssertionError(result.detail() + seed, result.failure());
                        case WAIVED -> log.warn("{} {}", rule.id(), result.detail());
                        case DOES_NOT_APPLY, ELSEWHERE -> Assumptions.abort(result.detail());
                        case KEPT -> {
                            if (!result.detail().isEmpty()) {
                                log.warn("{} {}", rule.id(), result.detail());
                            }
                        }
                    }
                }));
    }
}
