package org.ventanilla.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ventanilla.connector.conformance.Result.Ending;
import org.ventanilla.connector.conformance.broken.BrokenSamples;
import org.ventanilla.connector.conformance.broken.Sample;
import org.ventanilla.connector.conformance.echo.EchoSubject;

/** The kit finds what it says it finds: every rule is broken by the connector made to break it. */
class SelfTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    @TestFactory
    Stream<DynamicTest> every_broken_sample_breaks_its_rule() {
        return BrokenSamples.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> breaks(sample)));
    }

    private static void breaks(Sample sample) {
        var conformance =
                Conformance.of(new EchoSubject(sample::connector), TODAY).impatient(bench -> {});
        Result result = conformance.check(rule(sample.ruleId()));
        assertThat(result.ending()).as(result.detail()).isEqualTo(Ending.BROKEN);
        assertThat(result.failure()).as(result.detail()).isInstanceOf(Broken.class);
        assertThat(result.detail()).contains(sample.ruleId(), "what happened to others: ", "hint: ");
    }

    private static Rule rule(String id) {
        return Conformance.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule " + id));
    }
}
