package org.ventanilla.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.conformance.Result.Ending;
import org.ventanilla.connector.conformance.broken.BrokenSamples;
import org.ventanilla.connector.conformance.broken.Sample;
import org.ventanilla.connector.conformance.echo.EchoSubject;

/** A waiver is borne until its day, then it is a failure again. */
class WaiverTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    @Test
    void a_broken_rule_is_borne_with_its_reason_until_the_day() {
        Result result = checked("LIFE-1", new Waiver("LIFE-1", "options are renamed in spring", DAY));
        assertThat(result.ending()).isEqualTo(Ending.WAIVED);
        assertThat(result.detail()).isEqualTo("waived until 2026-03-02: options are renamed in spring");
    }

    @Test
    void an_expired_waiver_waives_nothing_and_is_named() {
        Result result = checked("LIFE-1", new Waiver("LIFE-1", "options are renamed in spring", DAY.minusDays(1)));
        assertThat(result.ending()).isEqualTo(Ending.BROKEN);
        assertThat(result.detail())
                .startsWith("no longer waived until 2026-03-01")
                .contains("LIFE-1 is broken");
    }

    @Test
    void a_waiver_of_a_rule_that_is_kept_can_go() {
        Result result = checked("LIFE-2", new Waiver("LIFE-2", "long repaired", DAY));
        assertThat(result.ending()).isEqualTo(Ending.KEPT);
        assertThat(result.detail()).contains("can go");
    }

    @Test
    void a_waiver_without_a_reason_is_none() {
        assertThatThrownBy(() -> new Waiver("LIFE-1", " ", DAY)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Result checked(String ruleId, Waiver waiver) {
        Sample careless = BrokenSamples.all().stream()
                .filter(sample -> sample.ruleId().equals("LIFE-1"))
                .findFirst()
                .orElseThrow();
        var subject = new Waived(new EchoSubject(careless::connector), waiver);
        Rule rule = Conformance.rules().stream()
                .filter(one -> one.id().equals(ruleId))
                .findFirst()
                .orElseThrow();
        return Conformance.of(subject, DAY).check(rule);
    }

    private record Waived(Subject inner, Waiver waiver) implements Subject {
        @Override
        public Connector connector() {
            return inner.connector();
        }

        @Override
        public FaultySource source(Vertx vertx, Clock clock) throws Exception {
            return inner.source(vertx, clock);
        }

        @Override
        public List<BadOptions> badOptions() {
            return inner.badOptions();
        }

        @Override
        public List<Waiver> waivers() {
            return List.of(waiver);
        }
    }
}
