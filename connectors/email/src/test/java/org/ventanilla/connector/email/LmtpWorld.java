package org.ventanilla.connector.email;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ventanilla.connector.conformance.DoesNotApply;
import org.ventanilla.connector.conformance.Fate;
import org.ventanilla.connector.conformance.FaultySource;
import org.ventanilla.connector.conformance.Item;
import org.ventanilla.connector.conformance.Mailbox;
import org.ventanilla.connector.conformance.Outbox;

/** A city's own mail server that delivers over LMTP, as the conformance kit drives it. It sends like {@link MailWorld}. */
final class LmtpWorld implements FaultySource {
    private static final int SENDERS = 8;
    private static final int NO_ITEM = 0;

    private final Vertx vertx;
    private final MailWorld mail;
    private final int port;
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS, task -> {
        var thread = new Thread(task, "vert.x-outside-mail-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Integer, byte[]> natives = new ConcurrentHashMap<>();
    private final Map<Integer, Fate> fates = new ConcurrentHashMap<>();

    LmtpWorld(Vertx vertx) throws Exception {
        this.vertx = vertx;
        this.mail = new MailWorld(vertx);
        this.port = LmtpClient.freePort();
    }

    @Override
    public JsonObject options() {
        var options = mail.options().put("lmtp", new JsonObject().put("port", port));
        var unused = options.remove("imap");
        return options;
    }

    @Override
    public JsonObject tokenOptions() {
        var options = options();
        options.getJsonObject("smtp").put("user", "buzon");
        return options.put("oauth2", new TokenServer(vertx).options());
    }

    @Override
    public Duration tokenLife() {
        return mail.tokenLife();
    }

    @Override
    public void reachableAt(URI hub) {
        // Mails go to the port of the options.
    }

    @Override
    public String sender(int n) {
        return mail.sender(n);
    }

    private void hand(int number, byte[] raw) {
        natives.put(number, raw);
        fates.put(number, Fate.WAITING);
        senders.execute(() -> fates.put(number, ending(raw)));
    }

    private Fate ending(byte[] raw) {
        try {
            String answer =
                    LmtpClient.deliver(port, sender(0), raw, PostOffice.CITY).get(0);
            return answer.startsWith("250")
                    ? Fate.ACKNOWLEDGED
                    : answer.startsWith("5") ? Fate.REFUSED : Fate.COME_AGAIN;
        } catch (LmtpClient.Refused e) {
            return e.isForGood() ? Fate.REFUSED : Fate.COME_AGAIN;
        } catch (IOException e) {
            return Fate.COME_AGAIN;
        }
    }

    @Override
    public void deliver(Item item) {
        hand(item.number(), Letters.plain(item));
    }

    @Override
    public void again(Item item) {
        hand(item.number(), natives.getOrDefault(item.number(), Letters.plain(item)));
    }

    @Override
    public Fate fate(Item item) {
        return fates.getOrDefault(item.number(), Fate.WAITING);
    }

    @Override
    public void changed(Item item, String words) {
        hand(item.number(), Letters.plain(item.saying(words)));
    }

    @Override
    public void corrupt(Item item) {
        throw new DoesNotApply("every sequence of bytes is a mail of some kind and is read as far as it goes");
    }

    @Override
    public void deliverWithoutId(Item item) {
        hand(item.number(), Letters.withoutId(item));
    }

    @Override
    public void reply(Item item, Item parent) {
        hand(item.number(), Letters.plain(item, "In-Reply-To: " + Letters.id(parent)));
    }

    @Override
    public void automatic(Item item) {
        hand(item.number(), Letters.plain(item, "Auto-Submitted: auto-replied"));
    }

    @Override
    public String rawMark(Item item) {
        return mail.rawMark(item);
    }

    @Override
    public void sample(String name, byte[] bytes) {
        hand(NO_ITEM, bytes);
    }

    @Override
    public void goAway() {
        mail.goAway();
    }

    @Override
    public void comeBack() {
        mail.comeBack();
    }

    @Override
    public Outbox outbox() {
        return mail.outbox();
    }

    @Override
    public Mailbox mailbox() {
        return new NoMailbox();
    }

    @Override
    public void close() {
        senders.shutdownNow();
        mail.close();
    }

    private final class NoMailbox implements Mailbox {
        private static final String NONE = "there is no mailbox between the mail server and us";

        @Override
        public void put(byte[] raw) {
            hand(NO_ITEM, raw);
        }

        @Override
        public void freeze() {
            throw new DoesNotApply(NONE);
        }

        @Override
        public void newValidity() {
            throw new DoesNotApply(NONE);
        }

        @Override
        public void readByHand(Item item) {
            throw new DoesNotApply(NONE);
        }

        @Override
        public void takeAway(Item item) {
            throw new DoesNotApply(NONE);
        }

        @Override
        public void oversize(Item item) {
            throw new DoesNotApply("a mail beyond the limit is refused, and its sender told by the mail server");
        }
    }
}
