package org.ventanilla.connector.email;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a safe mail out of the way: MOVE where the server has it (RFC 6851), else COPY, {@code \Deleted} and UID EXPUNGE
 * of this one (RFC 4315 section 2.1). Never a bare EXPUNGE, which would take what others marked. A server without either
 * keeps the marked mail, and the mark tells that it was filed.
 */
final class Filing {
    private static final Logger LOG = LoggerFactory.getLogger(Filing.class);

    private final IMAPStore store;
    private final IMAPFolder watched;
    /** Those that were there when last asked: asking for each mail would be one more round trip. */
    private final Map<String, Folder> known = new HashMap<>();

    Filing(IMAPStore store, IMAPFolder watched) {
        this.store = store;
        this.watched = watched;
    }

    /**
     * Bears repetition: a mail that is gone was filed before, or somebody else took it. A mail that the server will not
     * move stays where it is, for it is safe in the hub and must not hold up the others.
     */
    void file(long[] uids, String folder) throws MessagingException {
        var messages = present(uids);
        if (messages.length == 0) {
            return;
        }
        try {
            intoFolder(messages, folder);
        } catch (MessagingException e) {
            if (!watched.isOpen()
                    || !(e instanceof MessageRemovedException || e.getCause() instanceof CommandFailedException)) {
                throw e;
            }
            apart(uids, folder, e);
        }
    }

    /** One of them may have spoilt it for all; the last one alone has its own answer. */
    private void apart(long[] uids, String folder, MessagingException cause) throws MessagingException {
        if (uids.length > 1) {
            for (long uid : uids) {
                file(new long[] {uid}, folder);
            }
        } else if (cause instanceof MessageRemovedException) {
            LOG.debug("message {} vanished before it was filed", uids[0]);
        } else {
            LOG.warn("message {} stays in the watched folder: the server refused to file it", uids[0], cause);
        }
    }

    private Message[] present(long[] uids) throws MessagingException {
        return uids.length == 0
                ? new Message[0]
                : Stream.of(watched.getMessagesByUID(uids))
                        .filter(message -> message != null && !message.isExpunged())
                        .toArray(Message[]::new);
    }

    /** A folder that we know may be gone by now: somebody tidied up. */
    private void intoFolder(Message[] messages, String folder) throws MessagingException {
        boolean wasKnown = known.containsKey(folder);
        try {
            move(messages, target(folder));
        } catch (MessagingException e) {
            boolean again = wasKnown && watched.isOpen() && !(e instanceof MessageRemovedException);
            known.clear();
            if (!again) {
                throw e;
            }
            move(messages, target(folder));
        }
    }

    private void move(Message[] messages, Folder target) throws MessagingException {
        if (store.hasCapability("MOVE")) {
            watched.moveMessages(messages, target);
            return;
        }
        var unmarked = new ArrayList<Message>();
        for (Message message : messages) {
            if (!message.isSet(Flags.Flag.DELETED)) {
                unmarked.add(message);
            }
        }
        if (!unmarked.isEmpty()) {
            var those = unmarked.toArray(Message[]::new);
            watched.copyMessages(those, target);
            watched.setFlags(those, new Flags(Flags.Flag.DELETED), true);
            if (store.hasCapability("UIDPLUS")) {
                watched.expunge(those);
            }
        }
    }

    private Folder target(String name) throws MessagingException {
        Folder before = known.get(name);
        if (before != null) {
            return before;
        }
        var target = store.getFolder(name);
        if (!target.exists()) {
            make(target);
        }
        known.put(name, target);
        return target;
    }

    /** Subscribed, because most mail programs show people nothing else. */
    private static void make(Folder target) throws MessagingException {
        if (!target.create(Folder.HOLDS_MESSAGES) && !target.exists()) {
            throw new MessagingException("the server made no folder " + target.getFullName());
        }
        target.setSubscribed(true);
    }

    /** After a failure there is nobody left to tell that closing failed too. */
    static void closeQuietly(@Nullable IMAPStore store) {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException e) {
            LOG.debug("the IMAP connection did not close cleanly");
        }
    }
}
