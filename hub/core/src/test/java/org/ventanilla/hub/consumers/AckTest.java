package org.ventanilla.hub.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.model.EventCursor;

class AckTest {
    private static final UUID EPOCH = new UUID(1, 1);

    private static EventCursor at(long position) {
        return new EventCursor(EPOCH, position);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 9, MOVED",
        "5, 2, 9, MOVED", // overlaps what is known
        "5, 6, 9, GAP",
        "5, 2, 5, KNOWN",
        "5, 1, 2, KNOWN",
        "5, 5, 5, KNOWN",
    })
    void the_cursor_moves_only_over_what_begins_at_it_or_before(long kept, long from, long to, Ack expected) {
        assertThat(Ack.of(at(kept), at(from), at(to))).isEqualTo(expected);
    }

    @Test
    void a_cursor_of_another_log_moves_nothing() {
        assertThat(Ack.of(new EventCursor(new UUID(2, 2), 5), at(5), at(9))).isEqualTo(Ack.OTHER_EPOCH);
    }
}
