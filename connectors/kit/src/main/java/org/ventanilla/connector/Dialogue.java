package org.ventanilla.connector;

import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One conversation in the protocol of a {@link Listener}: bytes in, bytes out, an item now and then. Does no I/O and looks
 * at no clock; it is called by one thread at a time. However the bytes are cut into pieces, the same must come of them. What
 * follows an item stays with the conversation until it is told the item's fate; a throw ends the connection.
 */
public interface Dialogue {
    /** The first words, before the other side has said any. */
    Turn greeting();

    /** The other side said this. Not called between an item and its fate. */
    Turn heard(Buffer bytes);

    /** What became of the item of the last turn; with what follows from words heard since. */
    Turn settled(Fate fate);

    /** Last words when we must end it; nothing that is under way counts as taken. Must bear being called at any moment. */
    Buffer farewell(Reason reason);

    /** How many bytes it holds. */
    long held();

    /** What can become of an item. */
    enum Fate {
        /** The hub has given its receipt, whatever it said: the other side may forget the item. */
        SAFE,
        /** Nothing is known: the other side must keep it and come again. */
        LATER
    }

    /** Why we end a conversation. */
    enum Reason {
        /** We are stopping. */
        STOPPING,
        /** There are too many connections, or they hold too much. */
        BUSY,
        /** Nothing was said for too long. */
        IDLE,
        /** The other side is not among those who may connect. */
        STRANGER
    }

    /**
     * What follows.
     *
     * @param say sent at once
     * @param item now complete, made off the event loop; null for none. {@link #settled} follows
     * @param isOver whether the connection ends when this is said
     */
    record Turn(Buffer say, @Nullable Supplier<RawItem> item, boolean isOver) {
        public static Turn say(Buffer words) {
            return new Turn(words, null, false);
        }

        @Override
        public String toString() {
            return "Turn[" + say.length() + " bytes, item " + (item != null) + ", over " + isOver + "]";
        }
    }
}
