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

    private static Spot at(double x, double y) {
        return new Spot(43.46, -3.81, x, y, 10, null, "DEVICE", null);
    }

    private static Nearby.Query query(double x, double radiusM, String... categories) {
        return new Nearby.Query(x, 2_000, radiusM, List.of(categories), NOON, NOON, null);
    }

    /** Reports 2 to 4 were asked about as well. */
    static Stream<Arguments> written() {
        return Stream.of(
                is("nothing", a -> {}, true),
                is("one like it in reach", a -> a.opened("ALU-02", at(1_030, 2_040)), false),
                is("one like it just out of reach", a -> a.opened("ALU-02", at(1_031, 2_040)), true),
                is("another kind at the same place", a -> a.opened("VIA-01", at(1_000, 2_000)), true),
                is("one like it, nobody knows where", a -> a.opened("ALU-01", null), true),
                is("one joined what may be in reach of both", a -> a.joined(2), false),
                is("one joined what is out of reach", a -> a.joined(3), true),
                is("one joined what is of another kind", a -> a.joined(4), true),
                is("one joined that was not asked about", a -> a.joined(5), false),
                is("something else", Ahead::spoil, false));
    }

    private static Arguments is(String what, Consumer<Ahead> write, boolean holds) {
        return Arguments.of(what, write, holds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("written")
    void what_was_found_ahead_holds_unless_what_was_written_since_may_be_near(
            String what, Consumer<Ahead> write, boolean holds) {
        var found = Future.succeededFuture(List.of(KNOWN));
        var ahead = new Ahead(Map.of(
                1L, new Ahead.Asked(query(1_000, 50, "ALU-01", "ALU-02"), found),
                2L, new Ahead.Asked(query(1_090, 40, "ALU-02"), found),
                3L, new Ahead.Asked(query(1_091, 40, "ALU-02"), found),
                4L, new Ahead.Asked(query(1_000, 40, "VIA-01"), found)));
        write.accept(ahead);
        assertThat(ahead.near(1)).as(what).isEqualTo(holds ? Optional.of(found) : Optional.empty());
        assertThat(ahead.near(5)).as("never asked").isEmpty();
    }
}
