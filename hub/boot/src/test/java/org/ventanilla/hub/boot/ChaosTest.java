package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * CHAOS-1 on the real hub: many reports over mail, text message, form, program and a connector that runs elsewhere, while
 * requests and answers are lost, late and doubled and nodes, connector, PostgreSQL, mailbox and the network between the nodes
 * break. Whatever was acknowledged is there exactly once. {@code ./ventanilla storm} does it at full size.
 */
class ChaosTest {
    private static final Storm USUAL = Storm.of(120);

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("seeds", 1)).map(n -> USUAL.seed() + n);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everythingAcknowledgedIsThereExactlyOnce(long seed, @TempDir Path folder) throws Exception {
        var outcome = Chaos.run(USUAL.seeded(seed), folder);
        say(outcome.line());
        assertThat(outcome.problems()).as(outcome.line()).isEmpty();
    }

    /** The command that asked for many seeds reads these lines. */
    private static void say(String line) {
        System.out.println(line);
    }
}
