package org.ventanilla.connector.email;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** SMTP and IMAP on loopback: one city mailbox with all its plus addresses, every other address with a mailbox of its own. */
final class PostOffice implements AutoCloseable {
    static final String CITY = "buzon@city.example";
    private static final int START_MS = 20_000;
    static final String PASSWORD = "mailbox-password";

    private final GreenMail servers = new GreenMail(new ServerSetup[] {server("smtp"), server("imap")});
    private final GreenMailUser city;

    PostOffice() {
        servers.start();
        city = servers.setUser(CITY, "buzon", PASSWORD);
        servers.getUserManager().setMessageDeliveryHandler((message, to) -> {
            String address = to.getEmail().toLowerCase(Locale.ROOT);
            if (address.matches("buzon(\\+.*)?@city\\.example")) {
                return city;
            }
            var known = servers.getUserManager().getUserByEmail(address);
            return known != null ? known : servers.getUserManager().createUser(address, address, address);
        });
    }

    private static ServerSetup server(String protocol) {
        var setup = new ServerSetup(0, "127.0.0.1", protocol);
        // The default of one second fails on a busy machine although the server is about to come.
        setup.setServerStartupTimeout(START_MS);
        return setup;
    }

    /** As if nobody had ever written, and with the password of the options. */
    void clear() throws FolderException {
        servers.purgeEmailFromAllMailboxes();
        city.setPassword(PASSWORD);
    }

    /** From now on another one is asked for. */
    void changePassword() {
        city.setPassword("another password");
    }

    /** From now on this is asked for: a password, or a token shown by XOAUTH2. */
    void expect(String secret) {
        city.setPassword(secret);
    }

    int imapPort() {
        return servers.getImap().getPort();
    }

    int smtpPort() {
        return servers.getSmtp().getPort();
    }

    /**
     * Options of a connector for the city's mailbox. It looks every second as well: this server says nothing of a mail that
     * arrives in the moment in which it begins to idle.
     */
    static JsonObject options(int imapPort, int smtpPort) {
        return new JsonObject()
                .put("address", CITY)
                .put("fromName", "Buzón de la ciudad")
                .put("pollEverySeconds", 1)
                .put("imap", login(imapPort))
                .put(
                        "smtp",
                        new JsonObject()
                                .put("host", "127.0.0.1")
                                .put("port", smtpPort)
                                .put("security", "plain"));
    }

    private static JsonObject login(int port) {
        return new JsonObject()
                .put("host", "127.0.0.1")
                .put("port", port)
                .put("security", "plain")
                .put("user", "buzon")
                .put("password", PASSWORD);
    }

    /** Delivers to the city's mailbox by SMTP, byte by byte as given. */
    void post(String raw) throws IOException {
        post("ana@citizens.example", CITY, raw.getBytes(StandardCharsets.UTF_8));
    }

    void post(String from, String to, byte[] raw) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), smtpPort())) {
            socket.setSoTimeout(START_MS);
            socket.setTcpNoDelay(true);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var out = socket.getOutputStream();
            expect(in, "220");
            command(out, in, "HELO citizens.example", "250");
            command(out, in, "MAIL FROM:<" + from + ">", "250");
            command(out, in, "RCPT TO:<" + to + ">", "250");
            command(out, in, "DATA", "354");
            out.write(stuffed(raw));
            command(out, in, "\r\n.", "250");
        }
    }

    private static byte[] stuffed(byte[] raw) {
        String latin = new String(raw, StandardCharsets.ISO_8859_1);
        return latin.replace("\r\n.", "\r\n..").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void command(OutputStream out, BufferedReader in, String line, String code) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        expect(in, code);
    }

    private static void expect(BufferedReader in, String code) throws IOException {
        String answer = String.valueOf(in.readLine());
        if (!answer.startsWith(code)) {
            throw new IOException("the mail server said " + answer);
        }
    }

    /** Puts a mail into the city's mailbox as another client would: byte by byte, without transport headers. */
    @SuppressWarnings("JavaUtilDate") // the mailbox store asks for one
    void put(byte[] raw) throws MessagingException, FolderException {
        var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        MailFolder inbox = servers.getManagers().getImapHostManager().getInbox(city);
        inbox.appendMessage(message, new Flags(), new Date(0));
    }

    /** What makes the UIDs of the watched folder void when it changes. */
    long validity() throws FolderException {
        return servers.getManagers().getImapHostManager().getInbox(city).getUidValidity();
    }

    /** Another client takes these away. */
    void takeAway(StoredMessage message) throws MessagingException, FolderException {
        message.setFlag(Flags.Flag.DELETED, true);
        servers.getManagers().getImapHostManager().getInbox(city).expunge();
    }

    /** Messages in a folder of the city's mailbox; empty when there is no such folder. */
    List<StoredMessage> in(String folder) throws FolderException {
        MailFolder found = servers.getManagers().getImapHostManager().getFolder(city, folder);
        // What the server hands out is its own list, which changes under whoever reads it.
        return found == null ? List.of() : List.copyOf(found.getMessages());
    }

    /** Somebody removes a folder of the city's mailbox with all that is in it. */
    void remove(String folder) throws AuthorizationException, FolderException {
        servers.getManagers().getImapHostManager().deleteMailbox(city, folder);
    }

    /** Messages in the mailbox of a citizen. */
    List<StoredMessage> of(String address) throws FolderException {
        var user = servers.getUserManager().getUserByEmail(address);
        return user == null
                ? List.of()
                : List.copyOf(servers.getManagers()
                        .getImapHostManager()
                        .getInbox(user)
                        .getMessages());
    }

    @Override
    public void close() {
        servers.stop();
    }
}
