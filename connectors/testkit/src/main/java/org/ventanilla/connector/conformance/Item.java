package org.ventanilla.connector.conformance;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a citizen says, to be brought into the channel's native form by the {@link FaultySource}.
 *
 * @param number its native id follows from this, where the channel lets the sender choose it
 * @param from the sender's native address, one of {@link FaultySource#sender}
 * @param mark a word of {@code text} that no other item has: how the kit finds the item again in the hub
 * @param saidAt when the sender's own clock says it was said; null when nothing is to be told
 * @param files what goes along
 */
public record Item(int number, String from, String mark, String text, @Nullable Instant saidAt, List<File> files) {
    /** A file that goes along. */
    public record File(String name, String type, Buffer bytes) {}

    /** The same with these words; they should hold the mark. */
    public Item saying(String words) {
        return new Item(number, from, mark, words, saidAt, files);
    }

    /** The same from somebody else. */
    public Item from(String sender) {
        return new Item(number, sender, mark, text, saidAt, files);
    }

    /** The same, said then. */
    public Item saidAt(Instant when) {
        return new Item(number, from, mark, text, when, files);
    }

    /** The same with these files. */
    public Item with(File... more) {
        return new Item(number, from, mark, text, saidAt, List.of(more));
    }

    @Override
    public String toString() {
        return "item " + number;
    }
}
