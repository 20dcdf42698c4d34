package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/**
 * Fetches whole raw mails, many in one command: sizes first, then {@code BODY.PEEK[]} for as many as fit in memory.
 * Reading part by part would cost several round trips for each mail.
 */
final class Bulk {
    private static final long MAX_BATCH_BYTES = 32L << 20;

    private final IMAPFolder folder;
    private final long maxMessageBytes;

    Bulk(IMAPFolder folder, long maxMessageBytes) {
        this.folder = folder;
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Bytes of one mail; not whole when only headers and text of a too large one were taken. */
    record Raw(Buffer bytes, boolean whole) {}

    /** The first of the messages, at least one, whose bytes together may be held in memory; their bytes are here then. */
    List<IMAPMessage> firstOf(List<IMAPMessage> messages) throws MessagingException {
        fetch(messages, FetchProfile.Item.SIZE);
        var batch = new ArrayList<IMAPMessage>();
        var whole = new ArrayList<IMAPMessage>();
        long total = 0;
        for (IMAPMessage message : messages) {
            long size = isOversize(message) ? 0 : sizeOf(message);
            if (!batch.isEmpty() && total + size > MAX_BATCH_BYTES) {
                break;
            }
            total += size;
            batch.add(message);
            if (!isOversize(message)) {
                whole.add(message);
            }
        }
        fetch(whole, IMAPFolder.FetchProfileItem.MESSAGE);
        return batch;
    }

    /** Null when the mail has vanished meanwhile. */
    @Nullable Raw raw(IMAPMessage message) throws MessagingException, IOException {
        try {
            if (isOversize(message)) {
                return new Raw(OversizeMail.headersAndText(message), false);
            }
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.size() == 0 ? null : new Raw(Buffer.buffer(bytes.toByteArray()), true);
        } catch (MessageRemovedException e) {
            return null;
        } finally {
            // The folder keeps its messages: let go of the bytes.
            message.invalidateHeaders();
        }
    }

    private boolean isOversize(IMAPMessage message) throws MessagingException {
        return sizeOf(message) > maxMessageBytes;
    }

    private static long sizeOf(IMAPMessage message) throws MessagingException {
        try {
            return Math.max(0, message.getSize());
        } catch (MessageRemovedException e) {
            return 0;
        }
    }

    private void fetch(List<IMAPMessage> messages, FetchProfile.Item item) throws MessagingException {
        if (!messages.isEmpty()) {
            var profile = new FetchProfile();
            profile.add(item);
            folder.fetch(messages.toArray(Message[]::new), profile);
        }
    }
}
