package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.hub.incident.Nearby;
import org.ventanilla.hub.incident.Spot;

class AheadTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Nearby KNOWN =
            new Nearby(7, "ALU-01", 43.46, -3.81, 10, null, null, NOON, NOON, null, List.of(), "web");
    private static final Nearby.Query QUERY =
            new Nearby.Query(1_000, 2_000, 50, List.of("ALU-01", "ALU-02"), NOON, NOON);

    private static Spot at(double x, double y) {
        return new Spot(43.46, -3.81, x, y, 10, null, "DEVICE", null);
    }

    static Stream<Arguments> written() {
        return Stream.of(
                is("nothing", a -> {}, true),
                is("one like it in reach", a -> a.opened("ALU-02", at(1_030, 2_040)), false),
                is("one like it just out of reach", a -> a.opened("ALU-02", at(1_031, 2_040)), true),
                is("another kind at the same place", a -> a.opened("VIA-01", at(1_000, 2_000)), true),
                is("one like it, nobody knows where", a -> a.opened("ALU-01", null), true),
                is("a report of the one it found", a -> a.joined(7), false),
                is("a report of one it did not find", a -> a.joined(8), true),
                is("something else", Ahead::spoil, false));
    }

    private static Arguments is(String what, Consumer<Ahead> write, boolean holds) {
        return Arguments.of(what, write, holds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("written")
    void what_was_found_ahead_holds_unless_what_was_written_since_may_be_near(
            String what, Consumer<Ahead> write, boolean holds) {
        var ahead = new Ahead(Map.of(1L, new Ahead.Asked(QUERY, Future.succeededFuture(List.of(KNOWN)))));
        write.accept(ahead);
        assertThat(ahead.near(1).result()).as(what).isEqualTo(holds ? Optional.of(List.of(KNOWN)) : Optional.empty());
        assertThat(ahead.near(2).result()).as("never asked").isEmpty();
    }
}
