package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** In whatever order items end, the cursor passes none that has not. */
class PrefixTest {

    @Property(tries = 300)
    void it_never_passes_a_hole_and_ends_at_the_end(@ForAll("orders") List<Integer> order) {
        var prefix = new Prefix();
        var done = new HashSet<Integer>();
        int before = 0;
        for (int index : order) {
            done.add(index);
            int now = prefix.add(index);
            assertThat(now).isGreaterThanOrEqualTo(before);
            assertThat(IntStream.range(0, now)).allMatch(done::contains);
            assertThat(done).doesNotContain(now);
            before = now;
        }
        assertThat(before).isEqualTo(order.size());
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        return Arbitraries.integers()
                .between(1, 60)
                .flatMap(size ->
                        Arbitraries.shuffle(IntStream.range(0, size).boxed().toList()));
    }
}
