package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * How soon a running GeoReport v2 server answers lists while requests arrive: 1,000 lists and 100 new requests a second, whether
 * the ones before were answered or not (check 70 of the 72, at its full rate). What is sent stays there: a test server only.
 */
final class Open311Bench {
    private static final int LISTS = 1_000;
    private static final int REQUESTS = 100;
    private static final int LINES = 64;
    private static final double BUDGET_MS = 2_000;

    private final URI base;
    private final String key;
    private final String[] point;
    private final int seconds;
    private final PrintStream out;

    /** @param point latitude and longitude of a place in the city, with a comma between */
    Open311Bench(URI base, String key, String point, int seconds, PrintStream out) {
        this.base = base;
        this.key = key;
        this.point = point.split(",", 2);
        this.seconds = seconds;
        this.out = out;
    }

    void run() {
        out.printf(
                Locale.ROOT,
                "bench open311: %d lists and %d new requests a second, %d s after %d s of warm-up%n",
                LISTS,
                REQUESTS,
                seconds,
                seconds);
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(LINES));
        long bytes = length(client);
        both(vertx, client);
        var requests = new CompletableFuture<Pulse.Result>();
        var lists = both(vertx, client, requests);
        tell("lists", lists, " of " + bytes + " bytes");
        tell("requests", requests.join(), "");
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void both(Vertx vertx, HttpClient client) {
        both(vertx, client, new CompletableFuture<>());
    }

    private Pulse.Result both(Vertx vertx, HttpClient client, CompletableFuture<Pulse.Result> requests) {
        var writer = new Thread(
                () -> requests.complete(new Pulse(vertx, REQUESTS, seconds, n -> post(client, n)).run()),
                "bench-requests");
        writer.start();
        var lists = new Pulse(vertx, LISTS, seconds, n -> list(client)).run();
        requests.join();
        return lists;
    }

    private void tell(String what, Pulse.Result result, String of) {
        boolean met = result.p99() < BUDGET_MS && result.failures() == 0;
        out.printf(Locale.ROOT, "%-9s %s%s   p99 under %.0f ms: %s%n", what, result, of, BUDGET_MS, met ? "yes" : "NO");
    }

    private long length(HttpClient client) {
        return client.request(to("requests.json", HttpMethod.GET))
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .length();
    }

    private Future<?> list(HttpClient client) {
        return client.request(to("requests.json", HttpMethod.GET))
                .compose(request -> request.send().compose(Open311Bench::read));
    }

    /** Each about something else, somewhere else. */
    private Future<?> post(HttpClient client, long n) {
        double lat = Double.parseDouble(point[0]) + n % 50 * 0.0001;
        double lon = Double.parseDouble(point[1]) + n / 50 % 50 * 0.0001;
        String form = "api_key=" + URLEncoder.encode(key, StandardCharsets.UTF_8) + "&service_code=ALU-01&lat=" + lat
                + "&long=" + lon + "&description=farola+" + n;
        return client.request(to("requests.json", HttpMethod.POST))
                .compose(request -> request.putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .send(form)
                        .compose(Open311Bench::read));
    }

    private RequestOptions to(String path, HttpMethod method) {
        return new RequestOptions().setMethod(method).setAbsoluteURI(base + "/" + path);
    }

    private static Future<?> read(HttpClientResponse answer) {
        return answer.statusCode() == 200
                ? answer.end()
                : answer.end().compose(ended -> Future.failedFuture("answered " + answer.statusCode()));
    }
}
