package org.ventanilla.connector.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.connector.conformance.Result.Ending;
import org.ventanilla.connector.conformance.echo.EchoPush;
import org.ventanilla.connector.conformance.echo.EchoSubject;

/** FILE-8 measured where it counts: a process that could not hold the file in memory if it wanted to. */
class SmallHeapTest {
    private static final String HEAP = "-Xmx64m";
    private static final int PATIENCE_SECONDS = 120;

    @Test
    void a_file_of_100_MB_passes_through_a_heap_of_64_MB(@TempDir Path dir) throws IOException, InterruptedException {
        Path said = dir.resolve("said");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        List.of(java, HEAP, "-cp", System.getProperty("java.class.path"), Small.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(ended).as("ended in time").isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process. */
    static final class Small {
        private Small() {}

        public static void main(String[] args) {
            var results = Conformance.check(
                    new EchoSubject(EchoPush::healthy), Duration.ofSeconds(PATIENCE_SECONDS / 4), "FILE-8");
            boolean kept = results.stream().allMatch(result -> result.ending() == Ending.KEPT);
            results.forEach(result -> System.err.println(result.ending() + " " + result.detail()));
            Runtime.getRuntime().exit(kept ? 0 : 1);
        }
    }
}
