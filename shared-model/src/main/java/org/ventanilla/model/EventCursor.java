package org.ventanilla.model;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * How far somebody has read, as text that says nothing to them: which log (its epoch changes when the database was restored)
 * and the last position they have. Readers keep the text and hand it back.
 *
 * @param position 0 before the first event
 */
public record EventCursor(UUID epoch, long position) {
    private static final int BYTES = 2 * Long.BYTES + Long.BYTES;
    private static final int LETTERS = BYTES * 4 / 3;

    /** What is handed out: 32 letters, digits, {@code -} and {@code _}. */
    public String text() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(epoch.getMostSignificantBits())
                .putLong(epoch.getLeastSignificantBits())
                .putLong(position);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** From what was handed out; empty when it is nothing of ours. */
    public static Optional<EventCursor> parse(String text) {
        if (text.length() != LETTERS) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var cursor = new EventCursor(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
            return cursor.position() < 0 ? Optional.empty() : Optional.of(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
