package org.ventanilla.connector.email;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Finds what came after a UID. Some servers announce a message late or miscount while they move others, and the client
 * then does not believe in a message the server has just listed: the folder is selected anew, or it would wait for ever.
 */
final class NewMail {
    private final IMAPFolder folder;

    NewMail(IMAPFolder folder) {
        this.folder = folder;
    }

    /** The first {@code max} after this UID in their order; what vanished meanwhile is passed over. */
    List<IMAPMessage> after(long uid, int max) throws MessagingException {
        long[] listed = listed(uid, max);
        var found = existing(listed);
        if (found.size() == listed.length) {
            return found;
        }
        folder.close(false);
        folder.open(Folder.READ_WRITE);
        return existing(listed(uid, max));
    }

    /** {@code last+1:*} always matches the last message too (RFC 9051 section 6.4.9), so what is not newer goes. */
    private long[] listed(long after, int max) throws MessagingException {
        var all = (long[]) folder.doCommand(protocol -> protocol.fetchSequenceNumbers(after + 1, UIDFolder.LASTUID));
        return all == null
                ? new long[0]
                : Arrays.stream(all)
                        .filter(uid -> uid > after)
                        .sorted()
                        .distinct()
                        .limit(max)
                        .toArray();
    }

    private List<IMAPMessage> existing(long[] uids) throws MessagingException {
        Message[] known = uids.length == 0 ? new Message[0] : folder.getMessagesByUID(uids);
        return Stream.of(known)
                .filter(message -> message != null && !message.isExpunged())
                .map(IMAPMessage.class::cast)
                .toList();
    }
}
