package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A running sandbox together with a city that only listens: every call to it is queued here. */
final class World {
    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "secret";
    static final String CITY_PHONE = "+34600000000";
    static final String CITY_MAIL = "buzon@city.example";

    final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    final Sandbox sandbox;
    final WebClient client;
    final URI webhook;
    private final HttpServer city;

    /** What the city was sent. */
    record Call(String path, MultiMap headers, MultiMap form) {}

    private World(Vertx vertx, int cityAnswers) {
        this.city = done(vertx.createHttpServer()
                .requestHandler(request -> request.setExpectMultipart(true)
                        .end()
                        .compose(end -> {
                            calls.add(new Call(request.path(), request.headers(), request.formAttributes()));
                            return request.response().setStatusCode(cityAnswers).end();
                        })
                        .onFailure(cut -> calls.clear()))
                .listen(0, "127.0.0.1"));
        this.webhook = URI.create("http://127.0.0.1:" + city.actualPort() + "/in/sms/message?b=2");
        this.client = WebClient.create(vertx);
        this.sandbox =
                new Sandbox(vertx, Clock.fixed(Instant.parse("2026-05-04T08:15:30Z"), ZoneOffset.UTC), options());
    }

    static World start(Vertx vertx) {
        return start(vertx, 200);
    }

    static World start(Vertx vertx, int cityAnswers) {
        World world = new World(vertx, cityAnswers);
        done(world.sandbox.start());
        return world;
    }

    void stop() {
        done(sandbox.stop());
        done(city.close());
    }

    SandboxOptions options() {
        return new SandboxOptions(
                "127.0.0.1",
                0,
                0,
                0,
                "city.example",
                "buzon",
                "buzon-password",
                ACCOUNT,
                TOKEN,
                CITY_PHONE,
                webhook,
                List.of("ana@citizens.example", "+34611111111"));
    }

    Call nextCall() throws InterruptedException {
        @Nullable Call call = calls.poll(20, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("Nobody called the city");
        }
        return call;
    }

    HttpResponse<Buffer> get(String path) {
        return done(
                client.getAbs(sandbox.pageUri() + path).followRedirects(false).send());
    }

    JsonObject messages() {
        return get("/messages.json").bodyAsJsonObject();
    }

    HttpResponse<Buffer> order(String password, MultiMap form) {
        return done(api(password).sendForm(form));
    }

    /** Does not wait for the answer. */
    Future<HttpResponse<Buffer>> orderOnly(MultiMap form) {
        return api(TOKEN).sendForm(form);
    }

    private HttpRequest<Buffer> api(String password) {
        return client.postAbs(sandbox.pageUri() + PhoneCompany.messages(ACCOUNT) + ".json")
                .basicAuthentication(ACCOUNT, password);
    }

    static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
