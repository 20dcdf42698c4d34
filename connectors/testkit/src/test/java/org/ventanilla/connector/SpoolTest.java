package org.ventanilla.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private Path dir;

    @BeforeEach
    void take(@TempDir Path folder) {
        dir = folder;
    }

    @Test
    void items_come_out_in_the_order_they_went_in_also_after_a_restart() throws IOException {
        var before = new Spool(dir, 10);
        before.append(Buffer.buffer("1"));
        before.append(Buffer.buffer("2"));
        var after = new Spool(dir, 10);
        after.append(Buffer.buffer("3"));
        assertThat(after.size()).isEqualTo(3);
        assertThat(drained(after)).isEqualTo("123");
        assertThat(after.size()).isZero();
    }

    @Test
    void what_a_crash_left_half_written_does_not_turn_the_next_item_away() throws IOException {
        new Spool(dir, 10).append(Buffer.buffer("1"));
        Files.writeString(dir.resolve("0000000000000000001.tmp"), "hal");
        var after = new Spool(dir, 10);
        after.append(Buffer.buffer("2"));
        assertThat(drained(after)).isEqualTo("12");
    }

    @Test
    void a_full_spool_turns_away_and_deletes_nothing() throws IOException {
        var spool = new Spool(dir, 2);
        spool.append(Buffer.buffer("1"));
        spool.append(Buffer.buffer("2"));
        assertThatThrownBy(() -> spool.append(Buffer.buffer("3")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("full");
        assertThat(drained(spool)).isEqualTo("12");
    }

    @Test
    void it_says_that_it_is_nearly_full_before_it_turns_anybody_away() throws IOException {
        var spool = new Spool(dir, 10);
        for (int n = 0; n < 8; n++) {
            spool.append(Buffer.buffer("x"));
        }
        assertThat(spool.isNearlyFull()).isFalse();
        spool.append(Buffer.buffer("x"));
        assertThat(spool.isNearlyFull()).isTrue();
        spool.append(Buffer.buffer("x"));
    }

    @Test
    void a_file_taken_out_by_hand_is_no_longer_counted() throws IOException {
        var spool = new Spool(dir, 10);
        spool.append(Buffer.buffer("1"));
        Files.delete(dir.resolve("0000000000000000000.item"));
        assertThat(spool.oldest()).isEmpty();
        assertThat(spool.size()).isZero();
    }

    @Test
    void a_file_put_there_by_somebody_else_is_left_alone() throws IOException {
        Files.writeString(dir.resolve("notes.item"), "not ours");
        var spool = new Spool(dir, 10);
        assertThat(spool.oldest()).isEmpty();
        assertThat(dir.resolve("notes.item")).exists();
    }

    private static String drained(Spool spool) throws IOException {
        var all = new StringBuilder();
        for (var entry = spool.oldest(); entry.isPresent(); entry = spool.oldest()) {
            all.append(entry.get().item());
            spool.remove(entry.get());
        }
        return all.toString();
    }
}
