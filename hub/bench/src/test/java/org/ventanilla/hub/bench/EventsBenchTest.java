package org.ventanilla.hub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A measurement of the smallest size: what it prints is there. How fast it is is for a machine that does nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsBenchTest {
    private static final int AWAY = 10_000;
    private static final int MISSED = 3_000;

    private EventRig rig;

    @BeforeAll
    void open() throws IOException {
        rig = new EventRig();
    }

    @AfterAll
    void close() throws IOException {
        rig.close();
    }

    @Test
    void every_way_is_measured_and_nothing_is_lost_on_any() {
        var text = new ByteArrayOutputStream();
        var sizes = new EventsBench.Sizes(1, 50, 5, 10, 1_000, 5_000);
        new EventsBench(rig, sizes, new PrintStream(text, true, StandardCharsets.UTF_8)).run();
        assertThat(text.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst("  .*", "")))
                .contains("bare bus, another member", "the log, heard by nobody")
                .contains("(a) live bus, same member", "(b) live bus, another member")
                .contains("(c) server-sent events", "(d) webhook")
                .contains("live bus, same member", "live bus, another member", "server-sent events")
                .anyMatch(line -> line.startsWith("5 listeners of streams at once, 20 events/s, 100 deliveries"))
                .anyMatch(line -> line.startsWith("10 registered consumers away"))
                .anyMatch(line -> line.startsWith("5,000 events behind"));
    }

    /** Were as little as a reference kept for each of them and each event that it missed, it would be 240 MB. */
    @Test
    void memory_does_not_grow_with_who_is_away() {
        var heap = new CatchUp(rig).away(AWAY, MISSED);
        assertThat(heap.afterMb() - heap.beforeMb()).as(heap.toString()).isLessThan(10);
    }
}
