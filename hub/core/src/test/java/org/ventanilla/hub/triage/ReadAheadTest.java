package org.ventanilla.hub.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private final List<String> began = new ArrayList<>();
    private final Map<String, Promise<String>> reads = new HashMap<>();
    private final Map<String, Promise<Boolean>> writes = new HashMap<>();

    private Future<Void> run(String... pieces) {
        return new ReadAhead<>(List.of(pieces), this::read, this::write).run();
    }

    private Future<String> read(String piece) {
        began.add("read " + piece);
        return reading(piece).future();
    }

    private Future<Boolean> write(String piece, String read) {
        began.add("write " + piece + read);
        return writing(piece).future();
    }

    private Promise<String> reading(String piece) {
        return reads.computeIfAbsent(piece, p -> Promise.promise());
    }

    private Promise<Boolean> writing(String piece) {
        return writes.computeIfAbsent(piece, p -> Promise.promise());
    }

    @Test
    void the_next_is_read_while_one_is_written_and_no_other() {
        var all = run("a", "b", "c");
        assertThat(began).containsExactly("read a");
        reading("a").complete("1");
        assertThat(began).containsExactly("read a", "write a1", "read b");
        reading("b").complete("2");
        assertThat(began).doesNotContain("write b2");
        writing("a").complete(true);
        assertThat(began).containsExactly("read a", "write a1", "read b", "write b2", "read c");
        writing("b").complete(true);
        reading("c").complete("3");
        assertThat(all.isComplete()).isFalse();
        writing("c").complete(true);
        assertThat(all.succeeded()).isTrue();
    }

    @Test
    void a_write_that_says_so_is_the_last() {
        var all = run("a", "b");
        reading("a").complete("1");
        reading("b").complete("2");
        writing("a").complete(false);
        assertThat(all.succeeded()).isTrue();
        assertThat(began).doesNotContain("write b2");
    }

    @Test
    void what_cannot_be_read_ends_it_after_what_is_being_written() {
        var all = run("a", "b", "c");
        reading("a").complete("1");
        reading("b").fail("away");
        assertThat(all.isComplete()).isFalse();
        writing("a").complete(true);
        assertThat(all.failed()).isTrue();
        assertThat(began).containsExactly("read a", "write a1", "read b");
    }

    @Test
    void what_cannot_be_written_ends_it() {
        var all = run("a", "b");
        reading("a").complete("1");
        writing("a").fail("full");
        assertThat(all.failed()).isTrue();
    }

    @Test
    void nothing_is_done_at_once() {
        assertThat(run().succeeded()).isTrue();
    }
}
