package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.ventanilla.model.Fingerprint;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Wire;

/**
 * The front door end to end over HTTP, receipts after commit, beside single-row autocommit inserts of the same row through
 * the same client with the same number of callers.
 */
final class IntakeBench {
    private static final String INSERT =
            """
            insert into personal.submission
                (jurisdiction, instance, key, fingerprint, channel, state, reason, received_at, body)
            values ($1, $2, $3, $4, $5, 'received', null, $6, $7::text::json)""";

    static final List<Integer> CALLERS = List.of(1, 64, 256);
    private static final String BENCH = "bench";
    private static final String KEY = "the-key-of-the-report";
    private static final OffsetDateTime WHEN = OffsetDateTime.of(2026, 3, 2, 10, 0, 0, 0, ZoneOffset.UTC);
    private static final String BODY = Wire.write(submission());
    private static final String PRINT = Fingerprint.of(submission());
    /** With what the door adds before it writes: both write the same row. */
    private static final String ROW = Wire.write(submission()
            .changed()
            .fingerprint(PRINT)
            .occurredAt(WHEN.toInstant())
            .receivedAt(WHEN.toInstant())
            .made());

    private final Rig rig;
    private final int seconds;
    private final List<Integer> crowds;
    private final PrintStream out;

    IntakeBench(Rig rig, int seconds, List<Integer> crowds, PrintStream out) {
        this.rig = rig;
        this.seconds = seconds;
        this.crowds = crowds;
        this.out = out;
    }

    void run() throws IOException {
        out.printf(
                Locale.ROOT, "bench intake: %d s each after %d s of warm-up, durable PostgreSQL%n", seconds, seconds);
        for (int callers : crowds) {
            rig.empty();
            var yardstick = new Load(callers, seconds, this::insert).run();
            rig.empty();
            var door = post(callers);
            out.printf(Locale.ROOT, "%4d callers   insert, one row a commit  %s%n", callers, yardstick);
            out.printf(Locale.ROOT, "%4d callers   POST /v1/intake           %s%n", callers, door);
            out.printf(
                    Locale.ROOT,
                    "%4d callers   ratio %.2f   receipt at p50 takes %.2f x one insert%n",
                    callers,
                    door.perSecond() / yardstick.perSecond(),
                    door.p50Micros() / yardstick.p50Micros());
        }
        Runtime runtime = Runtime.getRuntime();
        out.printf(Locale.ROOT, "heap in use %d MB of %d MB%n", used(runtime), runtime.maxMemory() >> 20);
    }

    private static long used(Runtime runtime) {
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /** The row's parts are made beforehand: what is measured is the insert. */
    private Future<?> insert(long n) {
        String key = key(n);
        return rig.pool()
                .preparedQuery(INSERT)
                .execute(Tuple.of(Rig.CITY, BENCH, key, PRINT, BENCH, WHEN).addString(ROW.replace(KEY, key)));
    }

    private Load.Result post(int connections) throws IOException {
        try (var callers = new Callers(rig.http().actualPort(), connections)) {
            return new Load(connections, seconds, n -> callers.post(body(key(n)))).run();
        }
    }

    private static String key(long n) {
        return "bench:" + System.nanoTime() + "-" + n;
    }

    private static String body(String key) {
        return BODY.replace(KEY, key);
    }

    private static Submission submission() {
        return Submission.draft(BENCH, BENCH, KEY)
                .connectorVersion("1")
                .reporter(reporter())
                .text(words())
                .made();
    }

    private static Reporter reporter() {
        return new Reporter(
                "+34600000001", Reporter.AddressKind.MOBILE, null, "es", Reporter.Assurance.CLAIMED, true, null);
    }

    private static Submission.Text words() {
        return new Submission.Text(
                "Buenos días, la farola que está frente al número 12 lleva tres noches apagada y no se ve nada.",
                null,
                Submission.TextSource.TYPED,
                null);
    }
}
