package org.ventanilla.hub.bench;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;

/** The yardstick: a loop that only fetches every mail of the inbox with the library the connector uses. */
final class BareFetch {
    private BareFetch() {}

    /** What it took. */
    record Result(int mails, long bytes, double seconds) {}

    static Result run(int port) throws MessagingException, IOException {
        var properties = new Properties();
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.imap.partialfetch", "false");
        long from = System.nanoTime();
        int mails = 0;
        long bytes = 0;
        try (var store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", port, ImapBox.USER, ImapBox.PASSWORD);
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (var message : inbox.getMessages()) {
                var out = new ByteArrayOutputStream();
                message.writeTo(out);
                mails++;
                bytes += out.size();
            }
        }
        return new Result(mails, bytes, (System.nanoTime() - from) / 1e9);
    }
}
