package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.Poller;
import org.ventanilla.connector.RawItem;
import org.ventanilla.connector.SourceProblem;
import org.ventanilla.model.Receipt;

/**
 * A connected IMAP mailbox (RFC 9051). The cursor is {@code UIDVALIDITY:UID}; when the server changes UIDVALIDITY all
 * UIDs are void and reading begins again, the hub recognising what it has by its key. Flags are never read nor set, so
 * people may look in. A mail that another client takes away meanwhile is passed over.
 */
final class Mailbox implements Poller.Source {
    static final String TYPE = "message/rfc822";
    private static final List<String> NOT_NOW = List.of("[UNAVAILABLE]", "[LIMIT]", "[INUSE]", "[SERVERBUG]");

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final EmailOptions.Folders names;
    private final NewMail newMail;
    private final Filing filing;
    private final Bulk bulk;
    private final Idle idle;
    private long highest;

    private Mailbox(IMAPStore store, IMAPFolder folder, EmailOptions options) {
        this.store = store;
        this.folder = folder;
        this.names = options.folders();
        this.newMail = new NewMail(folder);
        this.filing = new Filing(store, folder);
        this.bulk = new Bulk(folder, options.maxMessageBytes());
        this.idle = new Idle(folder);
    }

    /** Connects. Throws {@link SourceProblem} when the login is refused, otherwise a failure to try again. */
    static Mailbox open(MailServer imap, EmailOptions options, @Nullable AccessTokens tokens) {
        var server = AccessTokens.entering(imap, tokens);
        IMAPStore store = null;
        try {
            var session = Session.getInstance(ImapSettings.of(server));
            store = (IMAPStore) session.getStore(ImapSettings.protocol(server));
            store.connect(server.host(), server.port(), server.user(), server.password());
            var folder = (IMAPFolder) store.getFolder(options.folders().watched());
            folder.open(Folder.READ_WRITE);
            return new Mailbox(store, folder, options);
        } catch (AuthenticationFailedException e) {
            boolean isStale = server.bearer() && tokens != null && tokens.drop(String.valueOf(server.password()));
            if (isStale || isTemporary(String.valueOf(e.getMessage()))) {
                throw new IllegalStateException("no login at " + server + " for now", e);
            }
            throw SourceProblem.of(
                    SourceProblem.Kind.BAD_CREDENTIALS, "the IMAP server refused the login of " + server);
        } catch (MessagingException e) {
            Filing.closeQuietly(store);
            throw new IllegalStateException("no connection to " + server, e);
        }
    }

    /** The server's own trouble, told by its response code (RFC 5530 section 3); the password may be right. */
    private static boolean isTemporary(String answer) {
        return NOT_NOW.stream().anyMatch(answer::contains);
    }

    @Override
    public List<RawItem> fetch(@Nullable String cursor, int max) throws MessagingException, IOException {
        long validity = folder.getUIDValidity();
        long after = Cursor.of(cursor).after(validity);
        var items = new ArrayList<RawItem>();
        for (var waiting = newMail.after(after, max);
                !waiting.isEmpty() && items.isEmpty();
                waiting = newMail.after(after, max)) {
            var batch = bulk.firstOf(waiting);
            for (IMAPMessage message : batch) {
                long uid = folder.getUID(message);
                after = Math.max(after, uid);
                var raw = bulk.raw(message);
                if (raw != null) {
                    items.add(item(new Cursor(validity, uid), raw));
                }
            }
        }
        highest = Math.max(highest, after);
        return items;
    }

    private static RawItem item(Cursor position, Bulk.Raw raw) {
        byte[] bytes = raw.bytes().getBytes();
        return new RawItem(
                position.toString(), NativeId.of(bytes), Buffer.buffer(bytes), raw.whole() ? TYPE : OversizeMail.TYPE);
    }

    @Override
    public void acknowledge(RawItem item, Receipt.Outcome outcome) throws MessagingException {
        acknowledgeAll(List.of(item), outcome);
    }

    @Override
    public void acknowledgeAll(List<RawItem> items, Receipt.Outcome outcome) throws MessagingException {
        file(items, outcome == Receipt.Outcome.QUARANTINED ? names.failed() : names.done());
    }

    @Override
    public void setAside(RawItem item) throws MessagingException {
        setAsideAll(List.of(item));
    }

    @Override
    public void setAsideAll(List<RawItem> items) throws MessagingException {
        file(items, names.automatic());
    }

    private void file(List<RawItem> items, String into) throws MessagingException {
        long validity = folder.getUIDValidity();
        long[] uids = items.stream()
                .map(item -> Cursor.of(item.position()))
                .filter(position -> position.validity() == validity)
                .mapToLong(Cursor::uid)
                .toArray();
        filing.file(uids, into);
    }

    @Override
    public void awaitNews(Duration atMost) throws MessagingException, InterruptedException {
        // What arrived since the last look would not be announced again.
        if (newMail.after(highest, 1).isEmpty()) {
            idle.await(atMost);
        }
    }

    @Override
    public void close() throws IOException {
        idle.stop();
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException e) {
            throw new IOException("the mailbox did not close cleanly", e);
        } finally {
            Filing.closeQuietly(store);
        }
    }
}
