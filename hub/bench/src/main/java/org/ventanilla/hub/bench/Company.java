package org.ventanilla.hub.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A telephone company that calls the webhook for every message, signed as the real one does, and lists none. */
final class Company implements AutoCloseable {
    static final String ACCOUNT = "AC" + "0".repeat(32);
    static final String TOKEN = "a token for the bench only";
    private static final int LINES = 512;

    private final HttpClient client;
    private final HttpServer api;
    private final String path;
    private final int port;

    /** @param path of the webhook on a port of loopback */
    Company(Vertx vertx, String path, int port) {
        this.path = path;
        this.port = port;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(LINES));
        this.api = serve(vertx);
    }

    /** What a connector asks of it besides: nothing ever came. */
    private static HttpServer serve(Vertx vertx) {
        return vertx.createHttpServer()
                .requestHandler(Company::nothing)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void nothing(HttpServerRequest request) {
        var unused =
                request.response().putHeader("Content-Type", "application/json").end("{\"messages\":[]}");
    }

    String address() {
        return "http://127.0.0.1:" + api.actualPort();
    }

    /** Completes when the webhook answered 200; fails on anything else. */
    Future<?> call(String publicUrl, long n) {
        var form = new TreeMap<String, String>();
        form.put("MessageSid", "SM" + "0".repeat(32 - Long.toString(n).length()) + n);
        form.put("AccountSid", ACCOUNT);
        form.put("From", "+346" + (10_000_000 + n % 90_000_000));
        form.put("To", "+34942000000");
        form.put("Body", "farola apagada en calle castilla " + n % 200);
        form.put("NumMedia", "0");
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String signature = signature(publicUrl, form);
        return client.request(HttpMethod.POST, port, "127.0.0.1", path)
                .compose(request -> request.putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .putHeader("X-Twilio-Signature", signature)
                        .send(body))
                .compose(answer -> answer.statusCode() == 200
                        ? answer.end()
                        : Future.failedFuture("answered " + answer.statusCode()));
    }

    private static String signature(String url, Map<String, String> form) {
        var text = new StringBuilder(url);
        form.forEach((name, value) -> text.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        api.close().toCompletionStage().toCompletableFuture().join();
    }
}
