package org.ventanilla.hub.bench;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.ventanilla.hub.store.Database;

/**
 * The Citizen's Mailbox with the whole program behind it: a full inbox of a real IMAP server until every mail is a stored
 * report, beside a loop that only fetches the same mails; then mails that arrive one by one until their acknowledgement is
 * with the mail server.
 */
final class MailBench {
    private static final int ONE_BY_ONE = 100;
    private static final int POOL = 2;
    private static final long LOOK = 5_000_000;
    private static final double PER = 1000.0;

    private final int small;
    private final int large;
    private final PrintStream out;

    MailBench(int small, int large, PrintStream out) {
        this.small = small;
        this.large = large;
        this.out = out;
    }

    void run() throws IOException, MessagingException, InterruptedException {
        if (!ImapBox.isInstalled()) {
            out.println("bench mail needs a real IMAP server: install Dovecot (Debian: dovecot-imapd)");
            return;
        }
        Path dir = Files.createTempDirectory("bench-mail");
        try (var scratch = new Scratch(dir)) {
            var pile = new MailPile();
            out.printf(Locale.ROOT, "bench mail: %d mails of 20 KB and %d of 3 MB%n", small, large);
            var bare = bare(scratch, pile);
            out.printf(
                    Locale.ROOT,
                    "fetched by a bare loop  %7.0f/s   (%d mails, %d MB)%n",
                    bare.mails() / bare.seconds(),
                    bare.mails(),
                    bare.bytes() >> 20);
            whole(scratch, pile, bare);
        }
    }

    private BareFetch.Result bare(Scratch scratch, MailPile pile) throws IOException, MessagingException {
        try (var box = ImapBox.start(scratch.folder("bare"), Program.freePort())) {
            fill(box, pile, 1);
            for (String name : box.prepared()) {
                box.deliver(name);
            }
            BareFetch.run(box.port);
            return BareFetch.run(box.port);
        }
    }

    /** Large ones between the small, as in life. */
    private void fill(ImapBox box, MailPile pile, int first) throws IOException {
        int every = large == 0 ? Integer.MAX_VALUE : Math.max(1, (small + large) / large);
        int photos = 0;
        for (int i = 0; i < small + large; i++) {
            boolean photo = photos < large && i % every == every - 1;
            photos += photo ? 1 : 0;
            box.prepare(
                    String.format(Locale.ROOT, "%09d", i), photo ? pile.withPhoto(first + i) : pile.words(first + i));
        }
    }

    private void whole(Scratch scratch, MailPile pile, BareFetch.Result bare) throws IOException, InterruptedException {
        var vertx = Vertx.vertx();
        try (var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                var box = ImapBox.start(scratch.folder("watched"), Program.freePort());
                var sink = MailSink.open();
                var program = Program.run(
                        scratch.folder("program"),
                        MailSettings.of(scratch.folder("data"), server.getPort(), box.port, sink.port()))) {
            var database = new Database("127.0.0.1", server.getPort(), "postgres", "postgres", "postgres", POOL);
            var stored = new Stored(database.pool(vertx));
            int number = warmUp(box, pile, stored);
            fill(box, pile, number);
            backlog(box, program, stored, bare);
            stored.awaitAnswered();
            arrivals(box, pile, sink, number + small + large);
            out.printf(
                    Locale.ROOT,
                    "memory of the program at its peak %d MB (heap at most 256)%n",
                    program.peakMegabytes());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** As much as the bare loop has before its time is taken: all the mails once, but for most of the pictures. */
    private int warmUp(ImapBox box, MailPile pile, Stored stored) throws IOException {
        for (int i = 0; i < small; i++) {
            box.prepare("warm" + i, i < large / 10 ? pile.withPhoto(i) : pile.words(i));
            box.deliver("warm" + i);
        }
        stored.await(small);
        stored.awaitAnswered();
        return small;
    }

    private void backlog(ImapBox box, Program program, Stored stored, BareFetch.Result bare) throws IOException {
        long before = stored.count();
        double cpu = program.cpuSeconds();
        var names = box.prepared();
        long from = System.nanoTime();
        for (String name : names) {
            box.deliver(name);
        }
        stored.await(before + names.size());
        double seconds = (System.nanoTime() - from) / 1e9;
        double each = names.size() / seconds;
        out.printf(
                Locale.ROOT,
                "stored as reports       %7.0f/s   ratio %.2f   %.1f processor seconds per 1,000%n",
                each,
                each / (bare.mails() / bare.seconds()),
                (program.cpuSeconds() - cpu) * PER / names.size());
    }

    private void arrivals(ImapBox box, MailPile pile, MailSink sink, int first) throws IOException {
        double[] millis = new double[ONE_BY_ONE];
        for (int i = 0; i < ONE_BY_ONE; i++) {
            int n = first + i;
            box.prepare("late" + i, pile.words(n));
            long from = System.nanoTime();
            box.deliver("late" + i);
            millis[i] = (await(sink, MailPile.address(n)) - from) / 1e6;
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "arrival to acknowledgement handed to SMTP   p50 %.0f ms   p99 %.0f ms%n",
                millis[ONE_BY_ONE / 2],
                millis[ONE_BY_ONE * 99 / 100]);
    }

    private static long await(MailSink sink, String address) {
        Long taken = sink.takenFor(address);
        while (taken == null) {
            LockSupport.parkNanos(LOOK);
            taken = sink.takenFor(address);
        }
        return taken;
    }

    /** Rows of the intake, which are there when a receipt was given. */
    private record Stored(Pool pool) {
        long count() {
            return number("select count(*) from personal.submission");
        }

        private long number(String sql) {
            return pool.query(sql)
                    .execute()
                    .map(rows -> rows.iterator().next().getLong(0))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }

        /** The acknowledgements of the backlog are out: one that arrives now waits for none of them. */
        void awaitAnswered() {
            while (number("select count(*) from notify.notice where state in ('due', 'sending', 'handed')") > 0) {
                LockSupport.parkNanos(LOOK * 10);
            }
        }

        void await(long wanted) {
            while (count() < wanted) {
                LockSupport.parkNanos(LOOK * 10);
            }
        }
    }
}
