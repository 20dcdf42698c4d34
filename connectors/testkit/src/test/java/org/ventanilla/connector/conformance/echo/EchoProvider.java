package org.ventanilla.connector.conformance.echo;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.conformance.Flood;
import org.ventanilla.connector.conformance.Media;
import org.ventanilla.connector.conformance.Outbox.Answer;
import org.ventanilla.connector.conformance.Outbox.Sent;
import org.ventanilla.connector.testkit.FakeHttp;

/** The provider's HTTP API on loopback. */
final class EchoProvider implements AutoCloseable {
    private static final int PAGE = 5;
    static final Duration SESSION = Duration.ofHours(1);
    static final String TOKEN = "token-cafe-4711";

    final List<JsonObject> updates = new CopyOnWriteArrayList<>();
    final Set<Integer> done = ConcurrentHashMap.newKeySet();
    final List<JsonObject> archive = new CopyOnWriteArrayList<>();
    volatile @Nullable Instant forgot;
    final List<Sent> sent = new CopyOnWriteArrayList<>();
    final List<Buffer> files = new CopyOnWriteArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger logins = new AtomicInteger();
    volatile Answer answer = Answer.TAKEN;
    volatile Media.Mood mood = Media.Mood.READY;
    volatile @Nullable URI elsewhere;
    volatile @Nullable Flood flood;
    volatile boolean refusesUs;
    volatile boolean cursorSaysDone;
    private final FakeHttp server;

    EchoProvider(Vertx vertx) {
        this.server = new FakeHttp(vertx, this::handle);
    }

    URI address() {
        return server.address();
    }

    void goAway() {
        server.goAway();
    }

    void comeBack() {
        server.comeBack();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpServerRequest request) {
        logins.incrementAndGet();
        if (refusesUs || !("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
            end(request, 401, Buffer.buffer());
            return;
        }
        switch (request.path()) {
            case "/send" -> request.body().onComplete(body -> send(request, body.toJsonObject()), gone -> {});
            case "/canary" -> request.body().onComplete(body -> canary(request, body), gone -> {});
            case "/session" ->
                end(
                        request,
                        200,
                        new JsonObject().put("seconds", SESSION.toSeconds()).toBuffer());
            case "/me" -> end(request, 200, Buffer.buffer());
            case "/updates" -> end(request, 200, updatesAfter(request).toBuffer());
            case "/done" -> {
                done.add(Integer.valueOf(request.getParam("position")));
                end(request, 200, Buffer.buffer());
            }
            case "/archive" -> end(request, 200, archive(request).toBuffer());
            default -> file(request);
        }
    }

    private void canary(HttpServerRequest request, Buffer body) {
        boolean taken = answer == Answer.TAKEN;
        if (taken) {
            var unused = publish("c" + body.hashCode(), body);
        }
        end(request, taken ? 200 : 500, Buffer.buffer());
    }

    /** Adds to what is listed; answers its position. */
    synchronized int publish(String id, Buffer raw) {
        int position = updates.size() + 1;
        updates.add(new JsonObject()
                .put("position", String.valueOf(position))
                .put("id", id)
                .put("raw", raw.getBytes()));
        return position;
    }

    private JsonObject archive(HttpServerRequest request) {
        Instant from = Instant.parse(request.getParam("from"));
        Instant to = Instant.parse(request.getParam("to"));
        int page = Integer.parseInt(request.getParam("page"));
        List<JsonObject> all = archive.stream()
                .filter(item -> !item.getInstant("at").isBefore(from)
                        && item.getInstant("at").isBefore(to))
                .toList();
        int end = Math.min(all.size(), page + PAGE);
        var answer = new JsonObject().put("items", new JsonArray(all.subList(Math.min(page, end), end)));
        if (end < all.size()) {
            answer.put("next", String.valueOf(end));
        }
        return forgot == null ? answer : answer.put("since", forgot);
    }

    private JsonArray updatesAfter(HttpServerRequest request) {
        int after = Integer.parseInt(request.getParam("after"));
        int max = Integer.parseInt(request.getParam("max"));
        if (cursorSaysDone) {
            IntStream.rangeClosed(1, after).forEach(done::add);
        }
        var some = new JsonArray();
        for (int i = after; i < updates.size() && some.size() < max; i++) {
            some.add(updates.get(i));
        }
        return some;
    }

    private void send(HttpServerRequest request, JsonObject message) {
        asked.incrementAndGet();
        boolean taken = answer == Answer.TAKEN || answer == Answer.TAKEN_UNSAID;
        if (taken) {
            sent.add(new Sent(message.getString("to"), message.getString("text")));
        }
        switch (answer) {
            case TAKEN ->
                end(request, 200, new JsonObject().put("id", "p" + sent.size()).toBuffer());
            case THROTTLED -> {
                request.response().putHeader("Retry-After", "7");
                end(request, 429, Buffer.buffer());
            }
            case BROKEN -> end(request, 500, Buffer.buffer());
            case REFUSED -> end(request, 400, Buffer.buffer());
            case OPTED_OUT -> end(request, 410, Buffer.buffer());
            case TAKEN_UNSAID -> request.connection().close().onFailure(cause -> {});
        }
    }

    private void file(HttpServerRequest request) {
        URI there = elsewhere;
        Flood huge = flood;
        if (huge != null) {
            huge.answer(request.response());
        } else if (there != null) {
            request.response().putHeader("Location", there.toString());
            end(request, 302, Buffer.buffer());
        } else if (mood == Media.Mood.NOT_YET) {
            end(request, 404, Buffer.buffer());
        } else if (mood == Media.Mood.NEVER || !request.path().startsWith("/media/")) {
            end(request, 410, Buffer.buffer());
        } else {
            end(request, 200, files.get(Integer.parseInt(request.path().substring("/media/".length()))));
        }
    }

    private static void end(HttpServerRequest request, int status, Buffer body) {
        request.response().setStatusCode(status).end(body).onFailure(cause -> {});
    }
}
