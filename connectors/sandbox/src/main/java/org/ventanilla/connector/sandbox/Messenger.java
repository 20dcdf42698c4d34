package org.ventanilla.connector.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A messenger on loopback that speaks the part of Telegram's Bot API (core.telegram.org/bots/api) a city needs: getMe,
 * getUpdates with its long poll and its offset as acknowledgement, sendMessage, getFile and the file itself. It can be told
 * to fail the next requests. Safe from any thread.
 */
public final class Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);
    private static final int MAX_BATCH = 100;
    private static final int REPEATS = 2;

    private final Vertx vertx;
    private final String token;
    private final List<JsonObject> updates = new ArrayList<>();
    private final Map<Long, JsonObject> history = new HashMap<>();
    /** Told again although they were asked past, so many times: one question may have been given up by who asked. */
    private final Map<Long, Integer> repeated = new HashMap<>();

    private final MessengerFiles files = new MessengerFiles();
    private final List<JsonObject> sent = new CopyOnWriteArrayList<>();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private volatile String accepted;
    private long last;

    /** An answer that is none. */
    public record Failure(int status, JsonObject body) {
        /** The message is taken, and then the line breaks: nobody can know. */
        public static final int TAKEN_BUT_CUT = -1;
    }

    /** @param token of the one bot there is */
    public Messenger(Vertx vertx, String token) {
        this.vertx = vertx;
        this.token = token;
        this.accepted = token;
    }

    /** Listens on a port of loopback; zero for any. */
    public Future<Void> start(int port) {
        var router = Router.router(vertx);
        router.route().handler(Messenger::alone);
        router.post("/:bot/:method").handler(BodyHandler.create(false)).handler(this::call);
        router.getWithRegex("/file/bot[^/]+/.+").handler(ctx -> files.serve(ctx, token));
        var http = vertx.createHttpServer();
        server = http;
        return http.requestHandler(router).listen(port, "127.0.0.1").mapEmpty();
    }

    /** No connection is kept: who asks again after we left is refused, instead of never knowing whether we heard. */
    private static void alone(RoutingContext ctx) {
        ctx.response().putHeader("Connection", "close");
        ctx.next();
    }

    /** Goes away; what it knows stays. */
    public Future<Void> stop() {
        var http = server;
        server = null;
        ring();
        return http == null ? Future.succeededFuture() : http.close();
    }

    /** Base of the API. */
    public URI address() {
        var http = server;
        if (http == null) {
            throw new IllegalStateException("not listening");
        }
        return URI.create("http://127.0.0.1:" + http.actualPort());
    }

    /** Somebody writes in a private chat; answers the update's id. The message is the API's own form without date and chat. */
    public synchronized long write(long chat, long epochSecond, JsonObject message) {
        long id = ++last;
        var whole = message.copy()
                .put("message_id", id)
                .put("date", epochSecond)
                .put("chat", new JsonObject().put("id", chat).put("type", "private"));
        tell(new JsonObject().put("update_id", id).put("message", whole));
        return id;
    }

    /** An update of any form, even one that the API never had, under its own id or the next; answers the id. */
    public synchronized long write(JsonObject fields) {
        long id = fields.getLong("update_id", last + 1);
        last = Math.max(last, id);
        tell(fields.copy().put("update_id", id));
        return id;
    }

    private void tell(JsonObject update) {
        history.put(update.getLong("update_id"), update);
        updates.add(update);
        ring();
    }

    /** Tells an update once more, as if our acknowledgement had never arrived. */
    public synchronized void repeat(long updateId) {
        updates.removeIf(u -> u.getLong("update_id") == updateId);
        repeated.put(updateId, REPEATS);
        updates.add(0, Objects.requireNonNull(history.get(updateId), "no such update"));
        ring();
    }

    /** Tells an update once more, with other words under the same id. */
    public synchronized void change(long updateId, String text) {
        JsonObject update =
                Objects.requireNonNull(history.get(updateId), "no such update").copy();
        update.getJsonObject("message").put("text", text);
        history.put(updateId, update);
        repeat(updateId);
    }

    /** The pictures that messages point to. */
    public MessengerFiles files() {
        return files;
    }

    /** How many requests came for a method, with any token. */
    public int asked(String method) {
        return requests.getOrDefault(method, 0);
    }

    /** Whether the update was asked past: the API's acknowledgement. */
    public synchronized boolean isAcknowledged(long updateId) {
        return updates.stream().noneMatch(u -> u.getLong("update_id") == updateId);
    }

    /** What the bot sent, in order. */
    public List<JsonObject> sent() {
        return List.copyOf(sent);
    }

    /** From now on requests of this method end like this. */
    public void fail(String method, Failure how) {
        failures.put(method, how);
    }

    /** From now on requests of this method are answered again. */
    public void mend(String method) {
        failures.remove(method);
    }

    /** From now on every token but this is refused; the bot's own brings it back. */
    public void accept(String only) {
        accepted = only;
        ring();
    }

    private void call(RoutingContext ctx) {
        String method = ctx.pathParam("method");
        requests.merge(method, 1, Integer::sum);
        if (!("bot" + accepted).equals(ctx.pathParam("bot"))) {
            Answers.json(ctx, 401, new JsonObject().put("ok", false).put("error_code", 401));
            return;
        }
        JsonObject body = ctx.body().asJsonObject();
        Failure failure = failures.get(method);
        if (failure != null && failure.status() != Failure.TAKEN_BUT_CUT) {
            Answers.json(ctx, failure.status(), failure.body());
            return;
        }
        switch (method) {
            case "getMe" -> result(ctx, new JsonObject().put("id", 1).put("is_bot", true));
            case "getUpdates" -> updates(ctx, body);
            case "sendMessage" -> send(ctx, body, failure != null);
            case "getFile" -> files.locate(ctx, body.getString("file_id"));
            default -> Answers.json(ctx, 404, new JsonObject().put("ok", false));
        }
    }

    /** Asking for an offset forgets all before it; with nothing to tell, the question waits. */
    private void updates(RoutingContext ctx, JsonObject body) {
        long offset = body.getLong("offset", 0L);
        int limit = Math.min(MAX_BATCH, body.getInteger("limit", MAX_BATCH));
        JsonArray batch = batch(offset, limit);
        int seconds = body.getInteger("timeout", 0);
        if (!batch.isEmpty() || seconds == 0) {
            result(ctx, batch);
            return;
        }
        Runnable[] look = new Runnable[1];
        long timer = vertx.setTimer(seconds * 1_000L, late -> look[0].run());
        look[0] = () -> {
            if (waiting.remove(look[0])) {
                vertx.cancelTimer(timer);
                ctx.vertx().runOnContext(now -> result(ctx, batch(offset, limit)));
            }
        };
        waiting.add(look[0]);
        // What was written between the first look and the waiting rang for nobody.
        if (isSomethingToTell()) {
            look[0].run();
        }
    }

    private synchronized boolean isSomethingToTell() {
        return !updates.isEmpty();
    }

    private synchronized JsonArray batch(long offset, int limit) {
        updates.removeIf(u -> u.getLong("update_id") < offset && !repeated.containsKey(u.getLong("update_id")));
        var batch = new JsonArray();
        updates.stream().limit(limit).forEach(batch::add);
        repeated.replaceAll((id, times) -> times - 1);
        repeated.values().removeIf(times -> times == 0);
        return batch;
    }

    private void ring() {
        waiting.forEach(Runnable::run);
    }

    private void send(RoutingContext ctx, JsonObject message, boolean cut) {
        sent.add(message);
        if (cut) {
            ctx.request().connection().close().onFailure(cause -> LOG.debug("was cut already", cause));
        } else {
            result(ctx, new JsonObject().put("message_id", 1_000_000 + sent.size()));
        }
    }

    static void result(RoutingContext ctx, Object result) {
        Answers.json(ctx, 200, new JsonObject().put("ok", true).put("result", result));
    }
}
