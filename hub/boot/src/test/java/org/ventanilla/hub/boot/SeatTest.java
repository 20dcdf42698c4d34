package org.ventanilla.hub.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one data folder must never number spooled items in the same place: one would write over the other's. */
class SeatTest {
    @TempDir
    private Path data = Path.of("");

    @Test
    void two_nodes_over_one_folder_spool_apart() {
        try (var first = Seat.take(data);
                var second = Seat.take(data)) {
            assertThat(first.folder()).isEqualTo(data.resolve("connectors"));
            assertThat(second.folder()).isEqualTo(data.resolve("connectors-2"));
        }
    }

    @Test
    void who_comes_next_takes_up_what_the_last_one_left() {
        Seat.take(data).close();
        try (var next = Seat.take(data)) {
            assertThat(next.folder()).isEqualTo(data.resolve("connectors"));
        }
    }

    @Test
    void a_seat_given_back_twice_is_given_back_once() {
        var first = Seat.take(data);
        first.close();
        try (var second = Seat.take(data)) {
            first.close();
            try (var third = Seat.take(data)) {
                assertThat(third.folder()).isNotEqualTo(second.folder());
            }
        }
    }
}
