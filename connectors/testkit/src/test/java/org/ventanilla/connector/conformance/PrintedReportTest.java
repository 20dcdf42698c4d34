package org.ventanilla.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ventanilla.connector.conformance.Result.Ending;
import org.ventanilla.connector.conformance.echo.EchoPush;
import org.ventanilla.connector.conformance.echo.EchoSubject;

/** The list that is printed without JUnit. */
class PrintedReportTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintedReport report = new PrintedReport(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    private final Rule rule = Rule.of("ACK-1", "acknowledged only on a receipt");

    @Test
    void rules_are_numbered_and_what_is_broken_says_why() {
        var kept = new Result(rule, Ending.KEPT, "", 12, null);
        var broken = new Result(rule, Ending.BROKEN, "ACK-1 is broken\nhint: look there\n", 7, null);
        report.started(new EchoSubject(EchoPush::healthy), 42);
        report.ended(kept);
        report.ended(broken);
        report.finished(List.of(kept, broken), Duration.ofMillis(19));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "conformance of echo, seed 42",
                        "  1. ACK-1     kept              12 ms  acknowledged only on a receipt",
                        "  2. ACK-1     broken             7 ms  acknowledged only on a receipt",
                        "       ACK-1 is broken",
                        "       hint: look there",
                        "1 kept, 1 broken, 0 waived, 0 does not apply, 0 elsewhere, in 19 ms");
    }

    @Test
    void single_rules_can_be_checked() {
        var results = Conformance.check(new EchoSubject(EchoPush::healthy), Duration.ofSeconds(10), "ACK-1", "LIFE-1");
        assertThat(results).extracting(Result::ending).containsOnly(Ending.KEPT);
        assertThat(results).extracting(result -> result.rule().id()).containsExactly("LIFE-1", "ACK-1");
    }
}
