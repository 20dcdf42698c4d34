package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** How many items are read at the same time. */
class WindowTest {
    private static final int MEGABYTE = 1 << 20;

    private static RawItem item(int n, int megabytes) {
        return new RawItem(String.valueOf(n), "n" + n, Buffer.buffer(new byte[megabytes * MEGABYTE]), "text/plain");
    }

    @Property(tries = 50)
    void all_are_there_once_and_in_order_and_no_run_is_too_much(
            @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> megabytes) {
        var batch = IntStream.range(0, megabytes.size())
                .mapToObj(n -> item(n, megabytes.get(n)))
                .toList();
        var runs = Window.of(batch);
        assertThat(runs.stream().flatMap(List::stream)).containsExactlyElementsOf(batch);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run).hasSizeBetween(1, 16);
            long bytes = run.stream().mapToLong(item -> item.raw().length()).sum();
            assertThat(run.size() == 1 || bytes <= 8L * MEGABYTE).isTrue();
        });
    }
}
