package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.sqlclient.Tuple;
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

    private static final List<Integer> CALLERS = List.of(1, 64, 256);
    private static final OffsetDateTime WHEN = OffsetDateTime.of(2026, 3, 2, 10, 0, 0, 0, ZoneOffset.UTC);

    private final Rig rig;
    private final int seconds;
    private final PrintStream out;

    IntakeBench(Rig rig, int seconds, PrintStream out) {
        this.rig = rig;
        this.seconds = seconds;
        this.out = out;
    }

    void run() {
        out.printf(
                Locale.ROOT,
                "bench intake: %d s each after %d s of warm-up, durable PostgreSQL%n",
                seconds,
                seconds / 2);
        for (int callers : CALLERS) {
            var yardstick = new Load(callers, seconds, this::insert).run();
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

    private Future<?> insert(long n) {
        var s = submission("yard-" + System.nanoTime() + "-" + n);
        return rig.pool()
                .preparedQuery(INSERT)
                .execute(Tuple.of(Rig.CITY, s.instance(), s.key(), Fingerprint.of(s), s.type(), WHEN)
                        .addString(Wire.write(s)));
    }

    private Load.Result post(int callers) {
        HttpClient client = rig.vertx()
                .createHttpClient(
                        new HttpClientOptions()
                                .setDefaultHost("127.0.0.1")
                                .setDefaultPort(rig.http().actualPort()),
                        new PoolOptions().setHttp1MaxSize(callers));
        var result = new Load(callers, seconds, n -> send(client, n)).run();
        client.close().toCompletionStage().toCompletableFuture().join();
        return result;
    }

    private static Future<?> send(HttpClient client, long n) {
        var body = Buffer.buffer(Wire.write(submission("door-" + System.nanoTime() + "-" + n)));
        return client.request(HttpMethod.POST, "/v1/intake")
                .compose(request -> request.putHeader("Authorization", "Bearer " + Rig.TOKEN)
                        .send(body))
                .compose(response -> response.body()
                        .compose(text -> response.statusCode() == 201
                                ? Future.succeededFuture()
                                : Future.failedFuture("status " + response.statusCode())));
    }

    private static Submission submission(String nativeId) {
        return new Submission(
                Submission.SCHEMA,
                "bench:" + nativeId,
                null,
                null,
                "bench",
                "bench",
                "1",
                null,
                null,
                null,
                null,
                null,
                reporter(),
                null,
                words(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null);
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
