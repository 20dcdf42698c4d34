package org.ventanilla.connector.email;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.connector.conformance.DoesNotApply;
import org.ventanilla.connector.conformance.Fate;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Item;
import org.ventanilla.connector.conformance.Mailbox;
import org.ventanilla.connector.conformance.Outbox;

/** A mailbox and its mail servers as the conformance kit drives them. */
final class MailWorld implements FaultySource {
    private static final int CITIZENS = 6;
    private static final int LARGEST = 1_000_000;
    private final List<PostOffice> moved = new ArrayList<>();
    /** Servers take half a second to start: all worlds of one test run use the same, cleared. */
    private static final PostOffice SERVERS = new PostOffice();

    private final PostOffice post = SERVERS;
    private final Gate imap;
    private final Gate smtp;
    private final Vertx vertx;
    /** Those that came without transport headers, because without a Message-ID they would be part of the name. */
    private final Set<Integer> put = ConcurrentHashMap.newKeySet();

    private final Map<Integer, byte[]> natives = new ConcurrentHashMap<>();

    MailWorld(Vertx vertx) throws FolderException {
        post.clear();
        this.vertx = vertx;
        this.imap = new Gate(vertx, post.imapPort());
        this.smtp = new Gate(vertx, post.smtpPort());
    }

    @Override
    public JsonObject options() {
        return PostOffice.options(imap.port(), smtp.port())
                .put("pollEverySeconds", 1)
                .put("maxMessageBytes", LARGEST);
    }

    @Override
    public JsonObject canaryOptions() {
        return options().put("canaryEverySeconds", 1).put("canaryOverdueSeconds", 5);
    }

    @Override
    public JsonObject tokenOptions() {
        return TokenServer.instead(new TokenServer(vertx).options(), options());
    }

    @Override
    public Duration tokenLife() {
        return TokenServer.LIFE;
    }

    @Override
    public void reachableAt(URI hub) {
        // Nobody calls us.
    }

    @Override
    public String sender(int n) {
        return "citizen" + n + "@citizens.example";
    }

    private void hand(Item item, byte[] raw) throws IOException {
        natives.put(item.number(), raw);
        post.post(item.from(), PostOffice.CITY, raw);
    }

    @Override
    public void deliver(Item item) throws IOException {
        hand(item, Letters.plain(item));
    }

    @Override
    public void again(Item item) throws Exception {
        if (put.contains(item.number())) {
            post.put(natives.getOrDefault(item.number(), Letters.withoutId(item)));
        } else {
            hand(item, natives.getOrDefault(item.number(), Letters.plain(item)));
        }
    }

    @Override
    public Fate fate(Item item) throws FolderException, MessagingException {
        if (holds("INBOX", item)) {
            return Fate.WAITING;
        }
        boolean filed = holds("Ventanilla", item) || holds("Ventanilla-failed", item);
        return filed || holds("Ventanilla-automatic", item) ? Fate.ACKNOWLEDGED : Fate.WAITING;
    }

    private boolean holds(String folder, Item item) throws FolderException, MessagingException {
        String number = String.valueOf(item.number());
        for (StoredMessage message : post.in(folder)) {
            String[] said = message.getMimeMessage().getHeader(Letters.ITEM);
            if (said != null && said[0].equals(number)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void changed(Item item, String words) throws IOException {
        hand(item, Letters.plain(item.saying(words)));
    }

    @Override
    public void corrupt(Item item) {
        throw new DoesNotApply("every sequence of bytes is a mail of some kind and is read as far as it goes");
    }

    @Override
    public void deliverWithoutId(Item item) throws Exception {
        byte[] raw = Letters.withoutId(item);
        natives.put(item.number(), raw);
        put.add(item.number());
        post.put(raw);
    }

    @Override
    public void reply(Item item, Item parent) throws IOException {
        hand(item, Letters.plain(item, "In-Reply-To: " + Letters.id(parent)));
    }

    @Override
    public void automatic(Item item) throws IOException {
        hand(item, Letters.plain(item, "Auto-Submitted: auto-replied"));
    }

    @Override
    public String rawMark(Item item) {
        return Letters.ITEM + ": " + item.number() + "\r\n";
    }

    @Override
    public void sample(String name, byte[] bytes) throws Exception {
        post.put(bytes);
    }

    @Override
    public void goAway() {
        imap.shut();
        smtp.shut();
    }

    @Override
    public void comeBack() {
        imap.open();
        smtp.open();
    }

    @Override
    public void refuseCredentials() {
        post.changePassword();
    }

    @Override
    public int logins() {
        return imap.calls();
    }

    @Override
    public Outbox outbox() {
        return new MailOutbox();
    }

    @Override
    public Mailbox mailbox() {
        return new CityMailbox();
    }

    @Override
    public void close() {
        moved.forEach(PostOffice::close);
    }

    private final class CityMailbox implements Mailbox {
        @Override
        public void put(byte[] raw) throws IOException {
            post.post(sender(0), PostOffice.CITY, raw);
        }

        @Override
        public void freeze() {
            imap.freeze();
        }

        /** As after a move to another server. */
        @Override
        public void newValidity() throws Exception {
            PostOffice other;
            do {
                other = new PostOffice();
                moved.add(other);
            } while (other.validity() == post.validity());
            for (byte[] raw : natives.values()) {
                other.put(raw);
            }
            imap.leadTo(other.imapPort());
            imap.cut();
        }

        @Override
        public void readByHand(Item item) throws Exception {
            waiting(item).setFlag(Flags.Flag.SEEN, true);
        }

        @Override
        public void takeAway(Item item) throws Exception {
            post.takeAway(waiting(item));
        }

        private StoredMessage waiting(Item item) throws Exception {
            for (StoredMessage message : post.in("INBOX")) {
                String[] said = message.getMimeMessage().getHeader(Letters.ITEM);
                if (said != null && said[0].equals(String.valueOf(item.number()))) {
                    return message;
                }
            }
            throw new IllegalStateException("no mail of " + item + " waits");
        }

        @Override
        public void oversize(Item item) throws IOException {
            var bytes = Buffer.buffer(new byte[LARGEST * 3 / 2]);
            hand(item, Letters.plain(item.with(new Item.File("huge.bin", "application/octet-stream", bytes))));
        }
    }

    private final class MailOutbox implements Outbox {
        @Override
        public List<Sent> sent() {
            var all = new ArrayList<Sent>();
            for (int n = 0; n < CITIZENS; n++) {
                for (String text : texts(sender(n))) {
                    all.add(new Sent(sender(n), text));
                }
            }
            return all;
        }

        private List<String> texts(String address) {
            try {
                var texts = new ArrayList<String>();
                for (StoredMessage message : post.of(address)) {
                    texts.add(String.valueOf(message.getMimeMessage().getContent()));
                }
                return texts;
            } catch (FolderException | MessagingException | IOException e) {
                throw new IllegalStateException("the mailbox of a citizen cannot be read", e);
            }
        }

        @Override
        public int asked() {
            return smtp.calls();
        }

        @Override
        public void be(Answer answer) {
            var scripted = new ScriptedSmtp(vertx);
            switch (answer) {
                case TAKEN -> smtp.leadTo(post.smtpPort());
                case THROTTLED ->
                    smtp.leadTo(scripted.on("RCPT", "450 4.7.1 slowly").port());
                case BROKEN ->
                    smtp.leadTo(scripted.on("MAIL", "451 4.3.0 not now").port());
                case REFUSED ->
                    smtp.leadTo(scripted.on("RCPT", "550 5.7.1 never").port());
                case OPTED_OUT -> throw new DoesNotApply("nobody can opt out at a mail server");
                case TAKEN_UNSAID ->
                    smtp.leadTo(scripted.on(ScriptedSmtp.END_OF_MAIL, ScriptedSmtp.HANG_UP)
                            .port());
            }
        }

        @Override
        public long retryAfterSeconds() {
            throw new DoesNotApply("SMTP names no time to come again");
        }
    }
}
