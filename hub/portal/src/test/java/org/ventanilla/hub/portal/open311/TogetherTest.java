package org.ventanilla.hub.portal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final Together<String, Integer> together = new Together<>();
    /** Every reading there was; the test ends them by hand. */
    private final List<Promise<Integer>> readings = new ArrayList<>();

    private Future<Integer> ask(String question) {
        return together.ask(question, () -> {
            Promise<Integer> reading = Promise.promise();
            readings.add(reading);
            return reading.future();
        });
    }

    @Test
    void who_asks_while_it_is_read_shares_the_next_reading_and_never_an_older_one() {
        var first = ask("list");
        var second = ask("list");
        var third = ask("list");
        assertThat(readings).hasSize(1);

        readings.get(0).complete(1);
        assertThat(first.result()).isEqualTo(1);
        assertThat(second.isComplete()).isFalse();
        assertThat(readings).hasSize(2);

        var fourth = ask("list");
        readings.get(1).complete(2);
        assertThat(List.of(second.result(), third.result())).containsExactly(2, 2);
        readings.get(2).complete(3);
        assertThat(fourth.result()).isEqualTo(3);
    }

    @Test
    void another_question_waits_for_nobody() {
        var list = ask("list");
        var other = ask("other");
        readings.get(1).complete(7);
        assertThat(other.result()).isEqualTo(7);
        assertThat(list.isComplete()).isFalse();
    }

    @Test
    void a_reading_that_fails_fails_those_who_asked_for_it_and_the_next_is_read() {
        var first = ask("list");
        var second = ask("list");
        readings.get(0).fail("away");
        assertThat(first.failed()).isTrue();
        readings.get(1).complete(2);
        assertThat(second.result()).isEqualTo(2);
    }

    @Test
    void one_that_cannot_even_begin_stands_in_nobodys_way() {
        var failed = together.ask("list", () -> {
            throw new IllegalStateException("no database");
        });
        assertThat(failed.failed()).isTrue();
        var next = ask("list");
        readings.get(0).complete(1);
        assertThat(next.result()).isEqualTo(1);
    }
}
