package org.ventanilla.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.ventanilla.connector.conformance.Result.Ending;
import org.ventanilla.connector.conformance.broken.BrokenSamples;
import org.ventanilla.connector.conformance.broken.Sample;
import org.ventanilla.connector.conformance.echo.Echo;
import org.ventanilla.connector.conformance.echo.EchoPush;
import org.ventanilla.connector.conformance.echo.EchoSubject;
import org.ventanilla.connector.testkit.FakeHub.Mood;
import org.ventanilla.connector.testkit.FakeHub.Verdict;
import org.ventanilla.model.Receipt;

/** The kit finds what it says it finds: every rule is broken by what was made to break it. */
class SelfTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    /** What the runners own no connector can break; there the runner's surroundings are spoilt instead. */
    private static final Map<String, Consumer<Bench>> SPOILT = Map.of(
            "POISON-3", bench -> bench.hub.treat(s -> s.quarantine() == null ? null : Mood.SILENT),
            "REC-4", bench -> bench.hub.decide(s -> new Verdict.Given(duplicate())),
            "VIS-4", bench -> bench.hub.ignoreTrail());

    private static Receipt duplicate() {
        return new Receipt(Receipt.SCHEMA, Receipt.Outcome.DUPLICATE, "r1", null, null, null, null, null);
    }

    @TestFactory
    Stream<DynamicTest> every_broken_sample_breaks_its_rule() {
        return BrokenSamples.all().stream()
                .map(s -> DynamicTest.dynamicTest(s.toString(), () -> breaks(s.ruleId(), s.connector(), b -> {})));
    }

    @TestFactory
    Stream<DynamicTest> what_the_runners_own_breaks_in_spoilt_surroundings() {
        return SPOILT.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(), () -> breaks(e.getKey(), EchoPush.healthy(), e.getValue())));
    }

    private static void breaks(String id, Echo connector, Consumer<Bench> spoil) {
        Result result = impatient(connector, spoil).check(rule(id));
        assertThat(result.ending()).as(result.detail()).isEqualTo(Ending.BROKEN);
        assertThat(result.failure()).as(result.detail()).isInstanceOf(Broken.class);
        assertThat(result.detail()).contains(id, "what happened to others: ", "hint: ");
    }

    private static Conformance impatient(Echo connector, Consumer<Bench> spoil) {
        return Conformance.of(new EchoSubject(() -> connector), TODAY).impatient(spoil);
    }

    private static Rule rule(String id) {
        return Conformance.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule " + id));
    }

    /** The rules of mail are tried on the real connector and its mail servers, where that is. */
    @Test
    void every_rule_has_something_that_breaks_it() {
        var broken = new TreeSet<>(SPOILT.keySet());
        BrokenSamples.all().forEach(sample -> broken.add(sample.ruleId()));
        assertThat(Conformance.rules())
                .filteredOn(rule -> rule.elsewhere() == null && !rule.id().startsWith("MAIL-"))
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(broken);
    }

    /**
     * Takes an hour's quarter; run when a rule or a sample has changed. {@code -Dventanilla.conformance.sample=FILE-.*} for the
     * samples of such rules.
     */
    @TestFactory
    @EnabledIfSystemProperty(named = "ventanilla.conformance.whole", matches = "true")
    Stream<DynamicTest> a_broken_sample_breaks_no_other_rule_than_it_says() {
        return BrokenSamples.all().stream()
                .filter(s -> s.ruleId().matches(System.getProperty("ventanilla.conformance.sample", ".*")))
                .map(s -> DynamicTest.dynamicTest(s.toString(), () -> breaksOnly(s)));
    }

    private static void breaksOnly(Sample sample) {
        var quick = impatient(sample.connector(), bench -> {});
        var thorough = Conformance.of(new EchoSubject(sample::connector), TODAY);
        assertThat(Conformance.rules())
                .filteredOn(rule -> !rule.id().equals(sample.ruleId()))
                .filteredOn(rule -> !sample.also().contains(rule.id()))
                // A busy machine breaks rules too, but not twice, and not with all the patience of an ordinary run.
                .filteredOn(rule -> quick.check(rule).ending() == Ending.BROKEN)
                .filteredOn(rule -> thorough.check(rule).ending() == Ending.BROKEN)
                .extracting(Rule::id)
                .as(sample.because())
                .isEmpty();
    }
}
